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

test("a dictionary that cannot be read, or is no text, ends the build with its name", async () => {
  const shut = folderWith({ ...GOOD, "src/_data/newsTags.yaml": "Town: {}" });
  const failed = async (work: Promise<unknown>) => {
    const error = (await work.then(
      () => assert.unreachable(),
      (caught: unknown) => caught,
    )) as Error & { originalError?: Error };
    return `${error.message}\n${error.originalError?.message ?? ""}\n${error.stack}`;
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
