import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { demoSite } from "../helpers/demo.ts";
import { withProgram } from "../helpers/programs.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { serve } from "../helpers/web-server.ts";
import { DEMO_FEEDS, entriesOf, hardEntries, hardSite, type Shown, withoutMadeUp } from "./reader-sites.ts";

withProgram(test, "newsboat", "newsboat", (newsboat) => {
  withProgram(test, "sqlite3", "sqlite3", (sqlite) => {
    /** Subscribes a new reader to one feed of a folder and gives what it has after a reload, newest first. */
    async function readWith(folder: string, path: string): Promise<Shown[]> {
      // A store for each feed: newsboat keeps an entry once, for the feed that brought it last.
      const home = temporaryFolder();
      const server = await serve(folder);
      try {
        writeFileSync(join(home, "urls"), `${server.origin}${path}\n`);
        writeFileSync(join(home, "config"), "");
        const files = ["-u", "urls", "-C", "config", "-c", "cache.db"];
        const { status, output } = await run(newsboat, [...files, "-x", "reload"], home);
        assert.is(status, 0, output);
        assert.equal(server.served, [path]);
      } finally {
        await server.close();
      }
      const query = "select title, url, pubDate as time from rss_item order by pubDate desc, id";
      const { status, output } = await run(sqlite, ["-json", "cache.db", query], home);
      assert.is(status, 0, output);
      return JSON.parse(output || "[]");
    }

    test("newsboat shows every entry of the demo's feeds once, with its title, date and link", async () => {
      const demo = await demoSite();
      const paths = DEMO_FEEDS.flatMap((base) => [`${base}feed.xml`, `${base}atom.xml`]);
      for (const path of paths) {
        const expected = entriesOf(demo, path.slice(0, path.lastIndexOf("/") + 1));
        assert.ok(expected.length > 1, path);
        assert.equal(inOrder(withoutMadeUp(await readWith(demo, path), expected)), inOrder(expected), path);
      }
    });

    for (const file of ["feed.xml", "atom.xml"]) {
      test(`newsboat shows hard titles of ${file} as they were written`, async () => {
        const site = await hardSite();
        const path = `/news/${file}`;
        assert.equal(await readWith(join(site.folder, "_site"), path), hardEntries());
      });
    }
  });
});

/** Entries of one instant have no order of their own in newsboat's store. */
function inOrder(entries: readonly Shown[]): Shown[] {
  return [...entries].sort((a, b) => b.time - a.time || (a.url < b.url ? -1 : 1));
}

async function run(program: string, args: readonly string[], home: string) {
  const child = spawn(program, args, {
    cwd: home,
    env: { PATH: process.env["PATH"], HOME: home, LANG: "C.UTF-8", TZ: "UTC" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { output: await text(child.stdout), status: await ended };
}

test.run();
