import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { type BuiltSite, buildFolder, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";

const GOOD: Files = { "src/news/good.md": entry("title: Good\ndate: 2021-05-05") };
const LANES = ["templates", "direct"] as const;
type Lane = (typeof LANES)[number];

function folderWith(files: Files): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
  return folder;
}

const build = (folder: string, render: Lane, glob = "news/**/*.{md,txt}"): Promise<BuiltSite> =>
  buildFolder(folder, {
    options: { onInvalid: "skip", entries: { render, glob } },
  });

/** Builds as somebody who may not read everything, as root may. */
async function buildAsAnyone(
  folder: string,
  render: Lane,
  modes: Record<string, number>,
  glob?: string,
): Promise<BuiltSite> {
  mkdirSync(join(folder, "_site"), { recursive: true });
  for (const [path, mode] of Object.entries({ ".": 0o755, _site: 0o777, ...modes }))
    chmodSync(join(folder, path), mode);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await build(folder, render, glob);
  } finally {
    if (isRoot) process.seteuid?.(0);
    for (const path of Object.keys(modes)) chmodSync(join(folder, path), 0o755);
  }
}

/** What a build ends with. */
async function failed(work: Promise<unknown>): Promise<string> {
  const error = (await work.then(
    () => assert.unreachable(),
    (caught: unknown) => caught,
  )) as Error & { originalError?: Error };
  return `${error.message}\n${error.originalError?.message ?? ""}\n${error.stack}`;
}

test("a dictionary that cannot be read, or is no text, ends the build with its name", async () => {
  const shut = folderWith({ ...GOOD, "src/_data/newsTags.yaml": "Town: {}" });
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

test("a folder that cannot be read is named, where it may have entries or data", async () => {
  for (const render of LANES) {
    const sub = folderWith({ ...GOOD, "src/news/sub/two.md": entry("title: Two\ndate: 2021-05-06") });
    const site = await buildAsAnyone(sub, render, { "src/news/sub": 0o000 }).catch((error) => error);
    assert.match(
      [...(site.logs ?? []), site.message, site.originalError?.message].join("\n"),
      /src\/news\/sub\/: .*\[file-unreadable\]\s+found: +EACCES/,
      render,
    );
    const data = folderWith({ ...GOOD, "src/_data/newsTags.yaml": "Town: {}" });
    assert.match(
      await failed(buildAsAnyone(data, render, { "src/_data": 0o000 })),
      /src\/_data\/?: .*\[file-unreadable\]\s+found: +EACCES/,
      render,
    );
  }
});

test("a pipe that is named like an entry is told of", async () => {
  for (const render of LANES) {
    const folder = folderWith(GOOD);
    for (const name of ["two.md", "three.txt"]) execFileSync("mkfifo", [join(folder, "src/news", name)]);
    const { logs } = await build(folder, render);
    assert.match(logs.join("\n"), /three\.txt: .*\[file-unreadable\]\s+found: +not a regular file/, render);
    assert.match(logs.join("\n"), "two.md (2 in all)", render);
  }
});

test("a folder that the site ignores need not be readable", async () => {
  for (const render of LANES) {
    const folder = folderWith({ ...GOOD, ".eleventyignore": "src/volume", "src/volume/a.txt": "A" });
    const site = await buildAsAnyone(folder, render, { "src/volume": 0o000 }, "**/*.md");
    assert.not.match(site.logs.join("\n"), "file-unreadable");
    assert.ok(site.has("/news/good/"));
  }
});

test("a picture that cannot be copied because of a folder of that name ends the build", async () => {
  for (const render of LANES) {
    const folder = folderWith({
      "src/news/good.md": entry("title: Good\ndate: 2021-05-05\nimage: ./p.jpg"),
      "src/news/p.jpg": "picture",
      "_site/news/p.jpg/x": "",
    });
    assert.match(await failed(build(folder, render)), "p.jpg", render);
  }
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
