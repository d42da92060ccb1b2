import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { demoSite } from "../helpers/demo.ts";
import { withProgram } from "../helpers/programs.ts";
import { serve } from "../helpers/web-server.ts";
import { DEMO_FEEDS, entriesOf, hardEntries, hardSite, type Shown, withoutMadeUp } from "./reader-sites.ts";

withProgram(test, "sfeed", "sfeed", (sfeed) => {
  /** What sfeed makes of feeds of a folder that are fetched over HTTP, as `sfeed_update` does it. */
  async function readWith(folder: string, paths: readonly string[]): Promise<Map<string, Shown[]>> {
    const server = await serve(folder);
    try {
      const read = paths.map(async (path): Promise<[string, Shown[]]> => {
        const address = server.origin + path;
        const child = spawn(sfeed, [address], { stdio: ["pipe", "pipe", "inherit"] });
        child.stdin.end(Buffer.from(await (await fetch(address)).arrayBuffer()));
        return [path, (await text(child.stdout)).split("\n").filter(Boolean).map(shown)];
      });
      return new Map(await Promise.all(read));
    } finally {
      await server.close();
    }
  }

  test("sfeed reads every entry of the demo's feeds, in order, with its title, date and link", async () => {
    const demo = await demoSite();
    const paths = DEMO_FEEDS.flatMap((base) => [`${base}feed.xml`, `${base}atom.xml`]);
    const read = await readWith(demo, paths);
    for (const path of paths) {
      const expected = entriesOf(demo, path.slice(0, path.lastIndexOf("/") + 1));
      assert.ok(expected.length > 1, path);
      assert.equal(withoutMadeUp(read.get(path), expected), expected, path);
    }
  });

  for (const file of ["feed.xml", "atom.xml"]) {
    test(`sfeed reads hard titles of ${file} as they were written`, async () => {
      const site = await hardSite();
      const path = `/news/${file}`;
      const read = await readWith(join(site.folder, "_site"), [path]);
      assert.equal(read.get(path), hardEntries());
    });
  }
});

/** A line of sfeed(5): time, title, link and more, apart by tabs. */
function shown(line: string): Shown {
  const [time, title = "", url = ""] = line.split("\t");
  return { title, url, time: Number(time) };
}

test.run();
