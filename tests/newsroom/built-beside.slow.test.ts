import { execFile } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { blocksOf } from "../docs/blocks.ts";
import { entry } from "../helpers/entries.ts";
import { withProgram } from "../helpers/programs.ts";
import { SITE, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { hashesOf, makeRunnable } from "../helpers/watch.ts";
import { serve } from "../helpers/web-server.ts";

const ENTRIES = 150;

/** The line of the documentation, with Eleventy's command as it is started here. */
function command(): string {
  const written =
    blocksOf("docs/deploying.md").find(({ text }) => text.includes("_next/ _site/"))?.text ?? "";
  const eleventy = `"${process.execPath}" --import tsx node_modules/@11ty/eleventy/cmd.cjs --quiet`;
  return written.replace("npx @11ty/eleventy", eleventy);
}

/** Runs it in a folder, true where it ends well. */
const runs = (folder: string): Promise<boolean> =>
  promisify(execFile)("sh", ["-c", command()], { cwd: folder }).then(
    () => true,
    () => false,
  );

/** Entries that all say in which edition they are. */
function write(folder: string, edition: number): void {
  for (let index = 0; index < ENTRIES; index++)
    writeFileSync(
      join(folder, `src/news/e${index}.md`),
      entry(`title: Edition ${edition}\ndate: 2021-05-05`, `${"Text. ".repeat(500)}Edition ${edition}`),
    );
}

withProgram(test, "rsync", "rsync", () =>
  test("built as the documentation says, a server never gives half a feed, a failed build changes nothing, what is gone goes", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      "package.json": '{"type":"module"}',
      "src/news/gone.md": entry("title: Gone\ndate: 2021-05-04"),
    });
    write(folder, 0);
    makeRunnable(folder, { ...SITE, entries: { render: "direct" }, feeds: { limit: ENTRIES } });
    const site = join(folder, "_site");
    assert.ok(await runs(folder));
    assert.ok(existsSync(join(site, "news/gone/index.html")));

    const server = await serve(site);
    let done = false;
    let reads = 0;
    const seen = new Set<string>();
    const reader = async () => {
      for (; !done; reads++) {
        const feed = (await (await fetch(`${server.origin}/news/feed.json`)).json()) as {
          items: { title: string }[];
        };
        assert.is(feed.items.length, ENTRIES);
        const titles = new Set(feed.items.map(({ title }) => title));
        assert.is(titles.size, 1, [...titles].join());
        for (const title of titles) seen.add(title);
      }
    };
    const reading = Promise.all([reader(), reader()]);
    write(folder, 1);
    rmSync(join(folder, "src/news/gone.md"));
    assert.ok(await runs(folder));
    await fetch(`${server.origin}/news/feed.json`);
    done = true;
    await reading;
    await server.close();
    assert.ok(reads > 1);
    assert.equal([...seen].sort().slice(0, 1), ["Edition 0"]);
    assert.not.ok(existsSync(join(site, "news/gone")));
    assert.equal(hashesOf(site), hashesOf(join(folder, "_next")));

    const before = hashesOf(site);
    writeFileSync(join(folder, "src/news/e0.md"), entry("title: Broken\ndate: never"));
    assert.not.ok(await runs(folder));
    assert.equal(hashesOf(site), before);
    assert.equal(readdirSync(site), ["news"]);
  }),
);

test.run();
