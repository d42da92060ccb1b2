import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { type BuiltSite, buildSite, type Files } from "../helpers/site.ts";

const LANES = ["templates", "direct"] as const;
const DATED = "date: 2021-05-05";
const MEGABYTES = 20_000_000;

const build = (files: Files, render: (typeof LANES)[number], limit = 20): Promise<BuiltSite> =>
  buildSite(files, {
    options: {
      onInvalid: "skip",
      entries: { render, glob: "news/**/*.{md,txt}" },
      feeds: { limit, tags: false },
    },
  });

test("entries of 20 MB are published whole: in one line of text, in the plain-text form, in front matter", async () => {
  const row = "x".repeat(MEGABYTES);
  for (const render of LANES) {
    const site = await build(
      {
        "src/news/line.md": entry(`title: Line\n${DATED}`, row),
        "src/news/wire.txt": `date 2021-05-04 Wire\n\n${row}\n`,
        "src/news/matter.md": entry(`title: Matter\ndate: 2021-05-03\nother: ${row}`),
      },
      render,
    );
    assert.match(site.logs.join("\n"), "3 entries read, 3 published", render);
    for (const name of ["line", "wire"]) {
      const page = site.read(`/news/${name}/`);
      assert.ok(page.includes(row), `${render} ${name}`);
      assert.ok(page.trimEnd().endsWith("</html>"), `${render} ${name}`);
    }
    const items = jsonItems(site);
    assert.equal(
      items.map(({ title, content_html = "" }) => [title, content_html.length > MEGABYTES]),
      [
        ["Line", true],
        ["Wire", true],
        ["Matter", false],
      ],
      render,
    );
  }
});

test("Markdown of more lines and cells than a process can hold is refused with its file, in either lane", async () => {
  for (const render of LANES)
    for (const line of ["- a\n", "|a|b|c|d|e|f|\n"]) {
      const text = line.repeat(2_100_000 / (line.split("|").length - 1 || 1));
      const site = await build({ "src/news/long.md": entry(`title: Long\n${DATED}`, text) }, render);
      assert.match(site.logs.join("\n"), /long\.md: .*\[file-too-long\]/, render);
      assert.match(site.logs.join("\n"), "1 entry read, 0 published, 1 left out because of errors", render);
    }
});

test("5,000 entries of one instant keep one order, by file, on pages and in every feed; 100 folders deep is no matter", async () => {
  const deep = Array.from({ length: 100 }, (_, index) => `d${index}`).join("/");
  const files: Files = { [`src/news/${deep}/end.md`]: entry(`title: Deep\n${DATED} 09:30`) };
  for (let index = 0; index < 5000; index++)
    files[`src/news/e${String((index * 7919) % 5000).padStart(4, "0")}.md`] = entry(
      `title: At once\n${DATED} 09:30`,
    );
  const orders = [];
  for (const render of LANES) {
    const site = await build(files, render, 5001);
    assert.match(site.logs.join("\n"), "5001 entries read, 5001 published", render);
    const order = jsonItems(site).map(({ url }) => new URL(url).pathname);
    const expected = [...order].sort();
    assert.is(order.join(), expected.join(), render);
    assert.is(new Set(order).size, 5001, render);
    assert.ok(order.includes(`/news/${deep}/end/`), render);
    orders.push(order);
    const linked = [...site.read("/news/feed.xml").matchAll(/<link>([^<]+)<\/link>/g)].map(
      ([, url = ""]) => url,
    );
    const inRss = linked
      .map((url) => new URL(url).pathname)
      .filter((path) => path !== "/" && path !== "/news/");
    assert.equal(inRss.length, 5001, render);
    assert.is(inRss.join(), order.join(), render);
    const updated = [...site.read("/news/atom.xml").matchAll(/<updated>([^<]+)</g)].map(([, text]) => text);
    assert.ok(new Set(updated).size >= 5001, render);
  }
  assert.is(orders[0]?.join(), orders[1]?.join());
});

test("names and tags that differ only in case or in normal form are told apart, or are one, as everywhere", async () => {
  const tagged = (title: string, tag: string) => entry(`title: ${title}\n${DATED}\ntags: [${tag}]`);
  const files: Files = {
    "src/news/Case.md": tagged("Upper", "Town"),
    "src/news/case.md": tagged("Lower", "TOWN"),
    "src/news/e\u0301.md": tagged("Apart", "Cafe\u0301"),
    "src/news/\u00e9.md": tagged("Together", "Caf\u00e9"),
  };
  for (const render of LANES) {
    const site = await build(files, render);
    assert.match(site.logs.join("\n"), "4 entries read, 4 published", render);
    for (const name of ["Case", "case", "e\u0301", "\u00e9"]) assert.ok(site.has(`/news/${name}/`), name);
    const tags = site.files().filter((file) => /^\/news\/tags\/[^/]+\/index\.html$/.test(file));
    assert.equal(tags, ["/news/tags/cafe/index.html", "/news/tags/town/index.html"], render);
  }
});

test.run();
