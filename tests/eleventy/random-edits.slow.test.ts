import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { EDITED_CONFIG, EDITED_SITE, RandomEdits } from "../helpers/random-edits.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { makeRunnable, settled, WatchedSite } from "../helpers/watch.ts";

/**
 * True where Eleventy itself came to grief under `--incremental`: two readings of one layout at the same time, or a template
 * that is new beside a changed file. What it then has not built is not built, with the plugin or without.
 */
const hasEleventyEnded = (printed: string) =>
  /reading 'engine'|`templateRender` has not yet initialized|TemplateRender needs a call/.test(printed);

/** A few seconds of what `tools/soak.ts` does for an hour; the seeds are those that found most. */
for (const [lane, seed, flags] of [
  ["templates", 4, []],
  ["templates", 5, ["--incremental"]],
  ["direct", 3, []],
  ["direct", 6, ["--incremental"]],
] as const) {
  const test = suite(`random edits, ${lane} lane ${flags}`);
  test("edits in quick succession, mistakes among them, leave the site as a cold build makes it", async () => {
    const folder = temporaryFolder();
    const options = { ...EDITED_SITE, entries: { glob: "news/**/*.{md,txt}", render: lane } };
    const author = new RandomEdits(folder, seed, 24, flags.length > 0);
    makeRunnable(folder, options, undefined, EDITED_CONFIG);
    const site = new WatchedSite(folder, [...flags]);
    try {
      await site.ready();
      const done: string[] = [];
      for (let count = 0; count < 15 || author.isBroken; count++) {
        done.push(author.next());
        // Every other thing is done while the site is still being built for the one before.
        if (author.isBroken || count % 2 === 0) continue;
        const different = await settled(folder);
        if (flags.length > 0 && hasEleventyEnded(site.printed)) break;
        assert.equal(different, [], `after ${done.join("; ")}`);
      }
    } finally {
      await site.stop();
    }
  });

  test("a page that comes back, and an entry added right after a mistake, are there", async () => {
    const folder = temporaryFolder();
    const options = { ...EDITED_SITE, entries: { glob: "news/**/*.{md,txt}", render: lane } };
    new RandomEdits(folder, seed, 3);
    makeRunnable(folder, options, undefined, EDITED_CONFIG);
    const at = (name: string) => join(folder, `src/news/${name}.md`);
    const text = (title: string, date: string) =>
      `---\ntitle: ${title}\ndate: ${date}\ntags: [Rare]\n---\nText.\n`;
    const site = new WatchedSite(folder, [...flags]);
    try {
      await site.ready();
      const build = async (make: () => void) => {
        await site.change(make);
        // Eleventy is not yet through with what it has written.
        await new Promise((resolve) => setTimeout(resolve, 400));
      };
      await build(() => writeFileSync(at("rare"), text("Rare", "2021-05-05")));
      await build(() => rmSync(at("rare")));
      await build(() => writeFileSync(at("rare"), text("Rare", "2021-05-05")));
      assert.equal(await settled(folder), [], "the page of the tag has come back");
      await build(() => writeFileSync(at("rare"), text("Wrong", "2021-15-05")));
      await build(() => writeFileSync(at("rare"), text("Right", "2021-05-05")));
      await build(() => writeFileSync(at("other"), text("Other", "2021-05-06")));
      await build(() => writeFileSync(at("rare"), text("Wrong", "2021-15-05")));
      await build(() => {
        writeFileSync(at("third"), text("Third", "2021-05-07"));
        writeFileSync(at("rare"), text("Right", "2021-05-05"));
      });
      const different = await settled(folder);
      if (flags.length === 0 || !hasEleventyEnded(site.printed))
        assert.equal(different, [], "after a mistake");
    } finally {
      await site.stop();
    }
  });
  test.run();
}
