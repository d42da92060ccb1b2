import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, titlesOf } from "../helpers/entries.ts";
import { type BuiltSite, buildFolder, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";

const GOOD: Files = { "src/news/good.md": entry("title: Good\ndate: 2021-05-05") };
const LANES = ["templates", "direct"] as const;
type Lane = (typeof LANES)[number];

function folderWith(files: Files): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
  return folder;
}

const build = (folder: string, render: Lane): Promise<BuiltSite> =>
  buildFolder(folder, {
    options: { onInvalid: "skip", entries: { render, glob: "news/**/*.{md,txt}" } },
  });

/** Builds as somebody who may not read everything, as root may. */
async function buildAsAnyone(
  folder: string,
  render: Lane,
  modes: Record<string, number>,
): Promise<BuiltSite> {
  mkdirSync(join(folder, "_site"));
  for (const [path, mode] of Object.entries({ ".": 0o755, _site: 0o777, ...modes }))
    chmodSync(join(folder, path), mode);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await build(folder, render);
  } finally {
    if (isRoot) process.seteuid?.(0);
    for (const path of Object.keys(modes)) chmodSync(join(folder, path), 0o755);
  }
}

test("pipes, sockets, devices and links to them are told and left out, and nobody waits for them", async () => {
  for (const render of LANES) {
    const folder = folderWith(GOOD);
    const news = join(folder, "src/news");
    execFileSync("mkfifo", [join(news, "pipe.md"), join(news, "pipe.txt"), join(folder, "pipe")]);
    symlinkSync("../../pipe", join(news, "to-pipe.md"));
    symlinkSync("../../pipe", join(news, "to-pipe.txt"));
    symlinkSync("/dev/zero", join(news, "zero.md"));
    const socket = createServer().listen(join(news, "socket.md"));
    await new Promise((resolve) => socket.once("listening", resolve));
    const site = await build(folder, render);
    socket.close();
    const said = site.logs.join("\n");
    assert.equal(titlesOf(site), ["Good"], render);
    for (const name of ["pipe.md", "pipe.txt", "to-pipe.md", "to-pipe.txt"])
      assert.match(said, new RegExp(`/${name}: .*\\[file-unreadable\\]\\s+found: +a named pipe`), render);
    assert.match(said, /zero\.md: .*\[file-unreadable\]\s+found: +a device/, render);
    assert.match(said, /socket\.md: .*\[file-unreadable\]\s+found: +a socket/, render);
    assert.match(said, "7 entries read, 1 published, 6 left out for mistakes", render);
  }
});

test("links back to a folder on the way are told, and nothing is published twice; other linked folders are read", async () => {
  for (const render of LANES) {
    const folder = folderWith({
      ...GOOD,
      "src/news/deep/in.md": entry("title: In\ndate: 2021-05-04"),
      "other/far.md": entry("title: Far\ndate: 2021-05-03"),
    });
    const news = join(folder, "src/news");
    symlinkSync(".", join(news, "self"));
    symlinkSync("..", join(news, "up"));
    symlinkSync("../../news", join(news, "deep/back"));
    symlinkSync("../../other", join(news, "other"));
    symlinkSync("../src/news", join(folder, "other/round"));
    const site = await build(folder, render);
    const said = site.logs.join("\n");
    assert.equal(titlesOf(site), ["Good", "In", "Far"], render);
    for (const name of ["self", "up", "deep/back", "other/round"])
      assert.match(said, new RegExp(`/news/${name}: .*\\[folder-loop\\]`), render);
    assert.match(said, "3 entries read, 3 published", render);
    assert.equal(
      site.files().filter((file) => /\/(good|in|far)\//.test(file)),
      ["/news/deep/in/index.html", "/news/good/index.html", "/news/other/far/index.html"],
      render,
    );
  }
});

test("a folder of entries that this user may not look into is told, and counted", async () => {
  for (const render of LANES) {
    const folder = folderWith({ ...GOOD, "src/news/shut/x.md": entry("title: X\ndate: 2021-05-05") });
    const site = await buildAsAnyone(folder, render, { "src/news/shut": 0o000 });
    assert.equal(titlesOf(site), ["Good"], render);
    assert.match(site.logs.join("\n"), /news\/shut: .*\[file-unreadable\]\s+found: +EACCES/, render);
    assert.match(site.logs.join("\n"), "2 entries read, 1 published, 1 left out", render);
  }
});

test("a dictionary that cannot be read, or is no text, ends the build with its name", async () => {
  const shut = folderWith({ ...GOOD, "src/_data/newsTags.yaml": "Town: {}" });
  const failed = async (work: Promise<unknown>) => {
    const error = (await work.then(
      () => assert.unreachable(),
      (caught: unknown) => caught,
    )) as Error & { originalError?: Error };
    return `${error.message}\n${error.originalError?.message ?? ""}`;
  };
  assert.match(
    await failed(buildAsAnyone(shut, "direct", { "src/_data/newsTags.yaml": 0o000 })),
    /_data\/newsTags\.yaml: .*\[file-unreadable\]\s+found: +EACCES/,
  );
  const latin = folderWith({
    ...GOOD,
    "src/_data/newsAuthors.yaml": Buffer.from("Ann:\n  name: Caf\xe9", "latin1"),
  });
  assert.match(await failed(build(latin, "direct")), /newsAuthors\.yaml:2: .*\[file-encoding\]/);
  const inner = folderWith({ ...GOOD, "src/_data/newsTags.yaml/x": "" });
  assert.match(
    await failed(build(inner, "direct")),
    /newsTags\.yaml: .*\[file-unreadable\]\s+found: +EISDIR/,
  );
});

test("where no entry is, or a file in place of the folder, the newsroom is empty", async () => {
  for (const render of LANES)
    for (const files of [{}, { "src/news": "a file" }] as Files[]) {
      const folder = folderWith({ "src/page.html": "A page", ...files });
      const site = await build(folder, render);
      assert.match(site.logs.join("\n"), "0 entries read, 0 published", render);
      assert.ok(existsSync(join(folder, "_site/news/feed.xml")), render);
    }
});

test.run();
