import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { SITE, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, settled, WatchedSite } from "../helpers/watch.ts";

const entry = (title: string, day: string, tags: string, body: string) =>
  `---\ntitle: ${title}\ndate: ${day}\ntags: [${tags}]\n---\n${body}\n`;

const FILES = {
  "package.json": '{"type":"module"}',
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => [
      `src/news/entry-${index}.md`,
      entry(
        `Entry ${index}`,
        `2021-05-${String(index + 1).padStart(2, "0")}`,
        index % 2 ? "Odd, Town" : "Even",
        `Text of entry ${index} with [a link](/about/).`,
      ),
    ]),
  ),
  "src/news/wire.txt": "date 2021-04-01 From the wire\ntags Town\n\nA paragraph of the wire.\n",
  "src/about.md": "# About\n",
  "src/_includes/base.njk":
    "<!doctype html><html lang=en><head><title>{{ title }}</title></head><body>{{ content | safe }}{% for item in collections.news %}<i>{{ item.title }}</i>{% endfor %}</body></html>",
  "src/_includes/own.njk":
    "<html lang=en><head><title>x</title></head><body>{{ kicker }}{{ content | safe }}</body></html>",
  "_data/newsTags.yaml": "Town:\n  description: The town.\n",
};

/** What an author does, one after the other, each on what the others left. */
const CHANGES: [string, (at: (path: string) => string) => void][] = [
  [
    "the text of an entry",
    (at) => write(at("src/news/entry-3.md"), entry("Entry 3", "2021-05-04", "Odd, Town", "Another text.")),
  ],
  [
    "the headline of an entry",
    (at) => write(at("src/news/entry-20.md"), entry("Renamed", "2021-05-21", "Even", "Text.")),
  ],
  [
    "a new entry",
    (at) => write(at("src/news/added.md"), entry("Added", "2021-06-01", "Even, Fresh", "Fresh.")),
  ],
  [
    "a new entry of the wire",
    (at) => write(at("src/news/added.txt"), "date 2021-06-02 Added by wire\n\nText.\n"),
  ],
  ["an entry taken away", (at) => rmSync(at("src/news/entry-7.md"))],
  ["a file renamed", (at) => renameSync(at("src/news/entry-9.md"), at("src/news/renamed-9.md"))],
  [
    "an entry with other tags",
    (at) =>
      write(at("src/news/entry-5.md"), entry("Entry 5", "2021-05-06", "Even, Village", "Text of five.")),
  ],
  [
    "an entry with another date",
    (at) =>
      write(at("src/news/entry-1.md"), entry("Entry 1", "2022-01-01", "Odd, Town", "Moved to another year.")),
  ],
  [
    "an entry that names a picture which is not there yet",
    (at) =>
      write(
        at("src/news/entry-13.md"),
        "---\ntitle: Entry 13\ndate: 2021-05-14\nimage: ./late.png\n---\nText.\n",
      ),
  ],
  ["the picture", (at) => write(at("src/news/late.png"), "picture")],
  [
    "an entry that goes into a layout of the site",
    (at) => write(at("src/news/entry-11.md"), inLayout("Kicker.")),
  ],
  [
    "a field of it that only its layout shows",
    (at) => write(at("src/news/entry-11.md"), inLayout("Other kicker.")),
  ],
  [
    "the neighbour of it",
    (at) => write(at("src/news/entry-12.md"), entry("Neighbour", "2021-05-13", "Odd", "Text.")),
  ],
  [
    "the dictionary",
    (at) =>
      write(
        at("_data/newsTags.yaml"),
        "Town:\n  label: The Town\n  description: Changed.\n  aliases: [Village]\n",
      ),
  ],
  [
    "a layout",
    (at) =>
      write(
        at("src/_includes/base.njk"),
        "<!doctype html><html lang=en><head><title>New {{ title }}</title></head><body><main>{{ content | safe }}</main></body></html>",
      ),
  ],
];

function inLayout(kicker: string): string {
  return entry("Entry 11", "2021-05-12", "Odd, Town", "Text.").replace(
    "---\n",
    `---\nlayout: own.njk\nkicker: ${kicker}\n`,
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

for (const [lane, flags, layout] of [
  ["templates", [], undefined],
  ["templates", ["--incremental"], undefined],
  ["direct", [], undefined],
  ["direct", [], "base.njk"],
] as const) {
  const name = [`${lane} lane`, ...flags, ...(layout ? ["in the site's layout"] : [])].join(" ");
  const test = suite(name);
  const options = {
    ...SITE,
    entries: { glob: "news/**/*.{md,txt}", render: lane },
    ...(layout ? { pages: { layout } } : {}),
  };

  test(`after each change the watched site is, byte for byte, what a cold build makes (${name})`, async () => {
    const folder = temporaryFolder();
    writeFiles(folder, FILES);
    makeRunnable(folder, options);
    const watched = new WatchedSite(folder, [...flags]);
    try {
      await watched.ready();
      for (const [what, make] of CHANGES) {
        const printed = await watched
          .change(() => make((path) => join(folder, path)))
          .catch((error: Error) => assert.unreachable(`${what}: ${error.message}`));
        assert.equal(await settled(folder), [], `${what}\n${printed}`);
      }
    } finally {
      await watched.stop();
    }
  });
  test.run();
}
