import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { buildSite } from "../helpers/site.ts";

test("corrections are in JSON-LD, a line in feeds, and an update, in both modes", async () => {
  const files = {
    "src/news/a.md": entry(
      "title: One\ndate: 2021-05-05\ncorrection:\n  date: 2021-05-07 09:30\n  text: It was <Tuesday>, not Monday.",
    ),
    "src/news/b.md": entry(
      "title: Several\ndate: 2021-05-04\nupdated: 2021-05-09\ncorrections:\n  - { date: 2021-05-06, text: First. }\n  - date: 2021-05-08 10:00\n    text: Second.\n  - Third.",
    ),
    "src/news/c.md": entry("title: Text\ndate: 2021-05-03\ncorrection: Only a text."),
    "src/news/d.md": entry("title: None\ndate: 2021-05-02\ncorrection:\ncorrections: []"),
    "src/news/e.md": entry("title: Wrong\ndate: 2021-05-01\ncorrection: { date: never, text: Undated. }"),
    "src/news/f.md": entry("title: Empty\ndate: 2021-04-01\ncorrection: { date: 2021-05-06 }"),
  };
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(files, { options: { entries: { render } } });
    const corrections = (name: string) => {
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
        site.read(`/news/${name}/`),
      )?.[1];
      return JSON.parse(json ?? "").correction;
    };
    assert.equal(corrections("a"), [
      {
        "@type": "CorrectionComment",
        text: "It was <Tuesday>, not Monday.",
        datePublished: "2021-05-07T09:30:00+06:00",
      },
    ]);
    assert.equal(
      corrections("b").map(({ text, datePublished }: Record<string, string>) => [text, datePublished]),
      [
        ["First.", "2021-05-06T00:00:00+06:00"],
        ["Second.", "2021-05-08T10:00:00+06:00"],
        ["Third.", undefined],
      ],
    );
    assert.equal([corrections("d"), corrections("f")], [undefined, undefined]);
    const page = site.read("/news/a/");
    assert.match(
      page,
      /<div class="news-corrections">\n<p><strong>Correction, May 7, 2021:<\/strong> It was &lt;Tuesday&gt;, not Monday\.<\/p>/,
    );
    assert.not.match(site.read("/news/d/"), "news-corrections");
    const items = jsonItems(site);
    assert.match(
      items[0]?.content_html ?? "",
      "<p><strong>Correction, May 7, 2021:</strong> It was &lt;Tuesday&gt;, not Monday.</p>",
    );
    assert.is(items[1]?.content_html.match(/<strong>Correction/g)?.length, 3);
    assert.match(items[2]?.content_html ?? "", "<p><strong>Correction:</strong> Only a text.</p>");
    assert.not.match(items[3]?.content_html ?? "", "Correction");
    assert.equal(
      items.map((item) => item.date_modified?.slice(0, 10)),
      ["2021-05-07", "2021-05-09", undefined, undefined, undefined, undefined],
    );
    const said = site.logs.join("\n");
    assert.match(said, /e\.md:4: The `correction` field of the entry has a date that can't be read/);
    assert.match(said, /f\.md:4: The `correction` field of the entry has no text/);
  }
});

test.run();
