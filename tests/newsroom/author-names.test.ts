import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { textsOf } from "../helpers/page.ts";
import { buildSite } from "../helpers/site.ts";

/** Names as a hostile or careless author writes them. */
const NAMES = [
  "[x](javascript:alert(1))",
  "a](b",
  "[Ann](https://ann.example/)",
  "**Bold** _x_ <b>t",
  "J. `q` | \\*",
  "![p](/p.png)",
];

test("names that look like Markdown or HTML are shown as written: on pages, in all feeds and in JSON-LD", async () => {
  const site = await buildSite({
    "src/news/a.md": entry(`title: First\ndate: 2021-05-05\nauthors: ${JSON.stringify(NAMES)}`),
  });
  const page = site.read("/news/a/");
  assert.equal(textsOf(page, "p-author"), NAMES);
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  assert.equal(
    JSON.parse(json).author.map(({ name }: { name: string }) => name),
    NAMES,
  );
  assert.equal(
    jsonItems(site)[0]?.authors?.map(({ name }) => name),
    NAMES,
  );
  for (const file of ["/news/feed.xml", "/news/atom.xml"]) {
    const parsed = await itemsOf(site.read(file));
    const shown = JSON.stringify(parsed);
    for (const name of NAMES)
      assert.ok(shown.includes(JSON.stringify(name).slice(1, -1)), `${file}: ${name}`);
  }
  const index = textsOf(site.read("/news/authors/"), "p-author");
  assert.equal(index.toSorted(), NAMES.toSorted());
});

test.run();
