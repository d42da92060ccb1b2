import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { differs } from "../eleventy-4.ts";
import { countObjects, makeCountable } from "../helpers/object-counts.ts";
import { SITE, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, WatchedSite } from "../helpers/watch.ts";

const entry = (title: string) =>
  `---\ntitle: ${title}\ndate: 2021-05-05\ntags: [Town]\n---\nText of ${title}.\n`;

/** Objects are counted, not bytes: an engine that warms up takes more memory, and makes no more of these. */
class CountedSite {
  readonly #folder = temporaryFolder();
  readonly #site: WatchedSite;
  readonly #config: string;

  constructor(lane: "templates" | "direct") {
    writeFiles(this.#folder, {
      "package.json": '{"type":"module"}',
      "src/about.md": "# About\n",
      ...Object.fromEntries(
        [0, 1, 2, 3, 4].map((count) => [`src/news/${count}.md`, entry(`Entry ${count}`)]),
      ),
      "src/news/wire.txt": "date 2021-04-01 From the wire\n\nA paragraph.\n",
    });
    makeRunnable(this.#folder, { ...SITE, entries: { glob: "news/**/*.{md,txt}", render: lane } });
    makeCountable(this.#folder);
    this.#config = readFileSync(this.#at("eleventy.config.js"), "utf8");
    this.#site = new WatchedSite(this.#folder, []);
  }

  async ready(): Promise<void> {
    await this.#site.ready();
    // What Eleventy and Node load at the first change of a kind, and at the first count, is no growth.
    await this.configure(0);
    await this.edit(0, 0);
    await this.count();
  }

  stop = () => this.#site.stop();

  edit = (name: number, round: number) =>
    this.#change(() => writeFileSync(this.#at(`src/news/${name}.md`), entry(`Edit ${round}`)));

  addAndTakeAway = async (round: number) => {
    const file = this.#at(`src/news/new-${round}.md`);
    await this.#change(() => writeFileSync(file, entry("New")));
    await this.#change(() => rmSync(file));
  };

  configure = async (round: number) => {
    await this.#change(() => writeFileSync(this.#at("eleventy.config.js"), `${this.#config}// ${round}\n`));
    // Eleventy 4 watches anew then, and misses what changes meanwhile.
    await this.#site.ready();
  };

  count = () => countObjects(this.#site, this.#folder);

  async #change(make: () => void): Promise<void> {
    await this.#site.change(make);
    // Eleventy is not yet through with what it has written.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }

  #at(path: string): string {
    return join(this.#folder, path);
  }
}

test("hours of watching hold no entry of an earlier build, and look for no deletion twice", async () => {
  await Promise.all(
    (["templates", "direct"] as const).map(async (lane) => {
      const site = new CountedSite(lane);
      try {
        await site.ready();
        const start = await site.count();
        // Those that are not edited are not read again.
        for (let round = 1; round <= 3; round++) await site.edit(round, round);
        const edited = await site.count();
        assert.is(edited.entries, start.entries, `${lane}: entries of before they were edited`);
        for (let round = 1; round <= 2; round++) await site.configure(round);
        // Eleventy holds the last build of the old configuration until the next one.
        await site.edit(4, 4);
        const configured = await site.count();
        if (!differs("entries of an earlier configuration"))
          assert.is(configured.entries, start.entries, `${lane}: entries of an earlier configuration`);
        assert.is(
          configured.lookouts,
          differs("builds after a deletion") ? 0 : 1,
          `${lane}: deletions that an earlier configuration looks for`,
        );
        const rounds = 2;
        for (let round = 1; round <= rounds; round++) await site.addAndTakeAway(round);
        const kept = (await site.count()).entries - configured.entries;
        // Eleventy 3 keeps the data of a page that was deleted, and with it the entry.
        const most = lane === "direct" ? 0 : rounds;
        assert.ok(kept <= most, `${lane}: ${kept} entries whose files are gone`);
      } finally {
        await site.stop();
      }
    }),
  );
});

test.run();
