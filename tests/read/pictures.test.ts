import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry } from "../helpers/entries.ts";
import { type BuiltSite, buildError, buildSite, type Files } from "../helpers/site.ts";

const MODES = ["templates", "direct"] as const;

/** The picture and files of an entry's item in JSON Feed, with the picture's alternative text and size as its page shows them. */
function picturesOf(site: BuiltSite, name: string): unknown {
  const feed = JSON.parse(site.read("/news/feed.json")) as {
    items: { url: string; image?: string; attachments?: { url: string }[] }[];
  };
  const item = feed.items.find(({ url }) => url.endsWith(`/${name}/`));
  const shown = /<img class="u-photo"[^>]*>/.exec(site.read(`/news/${name}/`))?.[0] ?? "";
  return [
    // The lead picture stands in the content, and is no attachment as well.
    [item?.image, ...(item?.attachments ?? []).map(({ url }) => url)].flatMap(
      (url) => url?.replace("https://news.example", "") ?? [],
    ),
    /alt="([^"]*)"/.exec(shown)?.[1],
    /width="(\d+)"/.exec(shown)?.[1],
  ];
}

async function builds(
  files: Record<string, string>,
  options: Partial<NewsroomOptions> = {},
): Promise<BuiltSite[]> {
  const sources: Files = Object.fromEntries(
    Object.entries(files).map(([name, head]) => [
      `src/news/${name}.md`,
      entry(`title: ${name}\ndate: 2021-05-05\n${head}`),
    ]),
  );
  const sites: BuiltSite[] = [];
  for (const render of MODES)
    sites.push(await buildSite(sources, { options: { ...options, entries: { render } } }));
  return sites;
}

test("pictures are read in the forms of other tools", async () => {
  const expected: Record<string, [string, unknown]> = {
    text: ["image: /a.jpg", [["/a.jpg"], "", undefined]],
    url: ["image: { url: /a.jpg, alt: A }", [["/a.jpg"], "A", undefined]],
    src: ["image: { src: /a.jpg, alt: A, width: 40, height: 30 }", [["/a.jpg"], "A", "40"]],
    path: ["image:\n  path: /a.jpg\n  alt: A\n  width: 1200\n  height: 630", [["/a.jpg"], "A", "1200"]],
    image: ["image: { image: /a.jpg, alt: A }", [["/a.jpg"], "A", undefined]],
    cover: ["cover:\n  image: /a.jpg\n  alt: A\n  caption: C", [["/a.jpg"], "A", undefined]],
    list: [
      "image: [/a.jpg, { path: /b.jpg }, { src: /c.jpg }]",
      [["/a.jpg", "/b.jpg", "/c.jpg"], "", undefined],
    ],
    unfilled: ["cover:\n  image: ''\n  alt: ''", [[], undefined, undefined]],
    empty: ["image: {}\ncover: /a.jpg", [["/a.jpg"], "", undefined]],
    none: ["image: false", [[], undefined, undefined]],
    unnamed: ["image:", [[], undefined, undefined]],
    query: ['image: { url: "/f 1 (ä).JPG?w=1&h=2" }', [["/f%201%20(%C3%A4).JPG?w=1&h=2"], "", undefined]],
  };
  const heads = Object.fromEntries(Object.entries(expected).map(([name, [head]]) => [name, head]));
  for (const site of await builds(heads)) {
    for (const [name, [, pictures]] of Object.entries(expected))
      assert.equal(picturesOf(site, name), pictures, name);
    assert.not.match(site.logs.join("\n"), "enclosure-invalid");
  }
});

test("names with dots lead into objects and lists, with what stands beside the address", async () => {
  const heads = {
    nested: "media: { lead: { file: /a.jpg, alt: A, width: 5, height: 5 } }",
    list: "pictures: [{ file: /b.jpg, alt: B }, { file: /c.jpg }]",
    dotted: '"media.lead.file": /d.jpg',
    some: "scans: [~, { note: None }, { file: /e.jpg, alt: E }, { file: /f.jpg }]",
    neither: "media: { lead: [] }\nscans: [{ note: None }]",
    prototype: "media: text",
  };
  const options = {
    fields: {
      image: ["media.lead.file", "pictures.0.file", "scans.file", "constructor.name"],
      section: "meta.section",
    },
  };
  for (const site of await builds(heads, options)) {
    assert.equal(picturesOf(site, "nested"), [["/a.jpg"], "A", "5"]);
    assert.equal(picturesOf(site, "list"), [["/b.jpg"], "B", undefined]);
    assert.equal(picturesOf(site, "some"), [["/e.jpg"], "E", undefined]);
    assert.equal(picturesOf(site, "dotted"), [["/d.jpg"], "", undefined]);
    assert.equal(picturesOf(site, "neither"), [[], undefined, undefined]);
    assert.equal(picturesOf(site, "prototype"), [[], undefined, undefined]);
  }
});

test("every field can have a name with dots", async () => {
  const heads = {
    a: "seo:\n  title: Named\n  date: 2021-06-07\n  tags: [Town]\n  by: Ann Lee\n  wip: no\n  short: In short.\n  lang: kk",
    b: "seo: { wip: true }",
  };
  const fields = {
    title: ["seo.title", "title"],
    date: ["seo.date", "date"],
    tags: "seo.tags",
    authors: "seo.by",
    draft: "seo.wip",
    summary: "seo.short",
    language: "seo.lang",
  };
  for (const site of await builds(heads, { fields, languages: { kk: {} } })) {
    const { items } = JSON.parse(site.read("/news/kk/feed.json"));
    assert.equal(items.length, 1);
    const { title, date_published, tags, authors, summary } = items[0];
    assert.equal(
      [title, date_published, tags, authors[0].name, summary],
      ["Named", "2021-06-07T00:00:00+06:00", ["Town"], "Ann Lee", "In short."],
    );
    assert.match(site.logs.join("\n"), "2 entries read, 1 published, 1 draft");
  }
});

test("a form of its own is warned of with what to do, and does not end the build", async () => {
  const heads = {
    a: "image:\n  source: tram.jpg\n  alt: A tram",
    b: "image: true",
    c: "image: { source: tram.jpg }\ncover: /c.jpg",
  };
  for (const site of await builds(heads)) {
    assert.equal(picturesOf(site, "a"), [[], undefined, undefined]);
    assert.equal(picturesOf(site, "c"), [["/c.jpg"], "", undefined]);
    const said = site.logs.join("\n");
    assert.match(
      said,
      /\[enclosure-invalid\]\s+found: +\{ source, alt \}[\s\S]*fields: \{ image: \["image\.source"\] \}/,
    );
    assert.match(said, /found: +true/);
    assert.match(said, "3 entries read, 3 published");
  }
  const [site] = await builds(heads, { fields: { image: ["image.source", "cover"] } });
  assert.match(site?.read("/news/feed.json") ?? "", "https://news.example/news/a/tram.jpg");
  for (const quiet of await builds(heads, { fields: { image: [] } }))
    assert.not.match(quiet.logs.join("\n"), "enclosure-invalid");
});

test("an address that is none is still a mistake, named as the entry names the field", async () => {
  assert.match(
    await buildError({ "src/news/a.md": entry("title: A\ndate: 2021-05-05\ncover: javascript:alert(1)") }),
    /a\.md:4: The `cover` field of the entry isn't an address\.[\s\S]*javascript:alert/,
  );
});

test.run();
