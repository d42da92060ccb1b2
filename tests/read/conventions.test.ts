import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parsePlainText } from "../../plugins/read/plain-text-entry.ts";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { textOf } from "../helpers/page.ts";
import {
  type BuiltSite,
  buildError,
  buildFolder,
  buildSite,
  temporaryFolder,
  writeFiles,
} from "../helpers/site.ts";

const MODES = ["templates", "direct"] as const;

test("a date in the name of a file or in the names of folders counts", async () => {
  const paths = {
    "2021-05-05-a.md": "2021-05-05",
    "2021-5-6-b.md": "2021-05-06",
    "2021_05_07-c.md": "2021-05-07",
    "2021-05-08/d.md": "2021-05-08",
    "2021/05/09/e.md": "2021-05-09",
    "2021/5/7/f/index.md": "2021-05-07",
    "2021/05-04-g.md": "2021-05-04",
    "2020/01/01/2021-05-03-h.md": "2021-05-03",
    "2021/05/02/2021.md": "2021-05-02",
    "2021-5-1-i.txt": "2021-05-01",
  };
  const files = Object.fromEntries(
    Object.keys(paths).map((path) => [
      `src/news/${path}`,
      path.endsWith(".txt") ? `${path}\n\nText.` : entry(`title: ${path}`),
    ]),
  );
  for (const render of MODES) {
    const site = await buildSite(files, { options: { entries: { render } } });
    assert.equal(
      Object.fromEntries(
        jsonItems(site).map(({ title, date_published }) => [title ?? "", date_published.slice(0, 10)]),
      ),
      paths,
    );
  }
});

test("a README or an index page is an entry by a date of its own, not by the date of its folder", async () => {
  const dated = (title: string, date = "date: 2021-05-05") => `---\ntitle: ${title}\n${date}\n---\nText.\n`;
  const files = {
    "src/news/news.json": '{ "date": "2020-01-01" }',
    "src/news/README.md": "# How to write\n\nThe date comes first.\n",
    "src/news/town/index.md": "---\ntitle: The town\n# date: of each entry\n---\nAll of it.\n",
    "src/news/town/readme.njk": "---\ntitle: How\nauthor: date\n---\nText.\n",
    "src/news/plain.md": dated("By its folder", ""),
    "src/news/yaml/index.md": dated("YAML"),
    "src/news/quoted/index.md": dated("Quoted", '"date" : 2021-05-05'),
    "src/news/json/index.md": '---json\n{ "title": "JSON", "date": "2021-05-05" }\n---\nText.\n',
    "src/news/flow/index.md": "---\n{ title: Flow, date: 2021-05-05 }\n---\nText.\n",
    "src/news/js/index.md": '---js\n{ title: "JS", date: "2021-05-05" }\n---\nText.\n',
    "src/news/toml/index.md": "---toml\ndate = 2021-05-05\n---\nText.\n",
    "src/news/module/index.11ty.js":
      'export default class { data() { return { title: "Module", date: "2021-05-05" }; } render() { return "Text."; } }',
    "src/news/own/index.md": dated("Data file", ""),
    "src/news/own/index.11tydata.json": '{ "date": "2021-05-05" }',
    "src/news/bundle/index.md": dated("Folder of one", ""),
    "src/news/bundle/bundle.json": '{ "date": "2021-05-05" }',
    "src/news/2021-05-05-named/index.md": dated("Named", ""),
    "src/news/nested/index.md": dated("Nested", "seo: { date: 2021-05-05 }"),
  };
  const config = (eleventyConfig: {
    setFrontMatterParsingOptions(options: object): void;
    addTemplate(path: string, content: string, data: object): void;
  }) => {
    const toml = () => ({ title: "TOML", date: "2021-05-05" });
    eleventyConfig.setFrontMatterParsingOptions({ engines: { toml } });
    eleventyConfig.addTemplate("news/virtual/index.md", "Text.", { title: "Virtual", date: "2021-05-05" });
  };
  const titles = [
    "By its folder",
    "Data file",
    "Flow",
    "Folder of one",
    "JS",
    "JSON",
    "Module",
    "Named",
    "Nested",
    "Quoted",
    "TOML",
    "Virtual",
    "YAML",
  ];
  const options = {
    entries: "news/**/*.{md,njk,11ty.js}",
    fields: { date: ["seo.date", "date"] },
  };
  const site = await buildSite(files, { options, config });
  assert.equal(
    jsonItems(site)
      .map(({ title }) => title)
      .toSorted(),
    titles,
  );
  assert.ok(site.has("/news/README/"), "it is still a page");
  const fast = await buildSite(
    { ...files, "src/news/toml/index.md": dated("TOML"), "src/news/virtual/index.md": dated("Virtual") },
    {
      options: { entries: { glob: "news/**/*.{md,njk,11ty.js}", render: "direct" }, fields: options.fields },
    },
  );
  assert.equal(
    jsonItems(fast)
      .map(({ title }) => title)
      .toSorted(),
    titles,
  );
});

test("numbers that are no day are no date, and a day that does not exist is said", async () => {
  for (const path of ["2021/05/a.md", "12021-05-05-a.md", "2021-05-051.md", "1-2-3.md"])
    assert.match(await buildError({ [`src/news/${path}`]: entry("title: A") }), "[date-missing]", path);
  assert.match(
    await buildError({ "src/news/2021/13/45/a.md": entry("title: A") }),
    /date in the file name doesn't exist[\s\S]*2021\/13\/45/,
  );
});

test("times of plain-text entries are read as people write them, and what is no time belongs to the headline", () => {
  const cases: Record<string, [string, string]> = {
    "2021-05-05 9:30 PM Council meets": ["2021-05-05 21:30", "Council meets"],
    "2021-05-05 9:30 am Council meets": ["2021-05-05 9:30", "Council meets"],
    "2021-05-05 09:30pm Council meets": ["2021-05-05 21:30", "Council meets"],
    "2021-05-05 9:30 p.m. Council meets": ["2021-05-05 21:30", "Council meets"],
    "2021-05-05 12:05 AM Night": ["2021-05-05 0:05", "Night"],
    "2021-05-05 12:05 PM Noon": ["2021-05-05 12:05", "Noon"],
    "2021-05-05 13:30 PM After noon": ["2021-05-05 13:30", "After noon"],
    "2021-05-05 9:30:15 PM +06:00 Both": ["2021-05-05 21:30:15 +06:00", "Both"],
    "2021-05-05T9:30PM Together": ["2021-05-05T21:30", "Together"],
    "2021-05-05 09:30 Amber light": ["2021-05-05 09:30", "Amber light"],
    "2021-05-05 09:30 PMs meet": ["2021-05-05 09:30", "PMs meet"],
    "2021-05-05 10 PM Council meets": ["2021-05-05 22:00", "Council meets"],
    "2021-05-05 9pm UTC Council meets": ["2021-05-05 21:00 UTC", "Council meets"],
    "2021-05-05 12 a.m. Night": ["2021-05-05 0:00", "Night"],
    "2021-05-05 15 PMs meet": ["2021-05-05", "15 PMs meet"],
    "2021-05-05 25:00 is no hour": ["2021-05-05", "25:00 is no hour"],
    "2021-05-05 16:90 is no format": ["2021-05-05", "16:90 is no format"],
    "2021-05-05 PM resigns": ["2021-05-05", "PM resigns"],
    "2021-05-05 10 years later": ["2021-05-05", "10 years later"],
    "2021-05-05 9:30ish start": ["2021-05-05", "9:30ish start"],
    "2021-05-05 09:30 Z": ["2021-05-05 09:30 Z", ""],
    "2021-05-05 09:30 Zebra born": ["2021-05-05 09:30", "Zebra born"],
    "2021-05-05 09:30 -5 degrees": ["2021-05-05 09:30", "-5 degrees"],
    "2021-05-05T12:00 EST Head": ["2021-05-05T12:00 -05:00", "Head"],
    "2021-05-05 12:00 UTC Head": ["2021-05-05 12:00 UTC", "Head"],
    "2021-05-05 12:00 +0600 Head": ["2021-05-05 12:00 +0600", "Head"],
    "2021-05-05T12:00:00+06:00 Head": ["2021-05-05T12:00:00+06:00", "Head"],
    "2021-05-05 UTC explained": ["2021-05-05", "UTC explained"],
    "2021-05-05 4:3 is the new 16:9": ["2021-05-05", "4:3 is the new 16:9"],
    "2021-05-05": ["2021-05-05", ""],
  };
  for (const [line, [date, title]] of Object.entries(cases)) {
    const { data } = parsePlainText(`date ${line}\n\nText.`, "a.txt") ?? {};
    assert.equal([data?.["date"], data?.["title"]], [date, title], line);
  }
});

test("a time with AM or PM is that time on the page and in feeds, in other header lines too", async () => {
  const site = await buildSite({
    "src/news/a.txt": "date 2021-05-05 9:30 PM Council meets\nupdated 2021-05-06 1:05 pm\n\nText.\n",
    "src/news/b.txt": "date 2021-05-05 12:00 EST Noon\n\nText.\n",
  });
  assert.equal(
    jsonItems(site).map(({ title, date_published, date_modified }) => [title, date_published, date_modified]),
    [
      ["Noon", "2021-05-05T23:00:00+06:00", undefined],
      ["Council meets", "2021-05-05T21:30:00+06:00", "2021-05-06T13:05:00+06:00"],
    ],
  );
});

test("Eleventy's excerpt is the summary", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry(
        "title: Ferry\ndate: 2021-05-05",
        "In *short*: the [ferry](/ferry/) sails.\n<!-- cut -->\n\nA long story follows.",
      ),
      "src/news/b.md": entry(
        "title: Given\ndate: 2021-05-05\nsummary: The own one.",
        "Not this.\n<!-- cut -->\n\nRest.",
      ),
    },
    {
      config: (config: { setFrontMatterParsingOptions(options: object): void }) =>
        config.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: "<!-- cut -->" }),
    },
  );
  assert.equal(
    jsonItems(site).map(({ title, summary }) => [title, summary]),
    [
      ["Ferry", "In short: the ferry sails."],
      ["Given", "The own one."],
    ],
  );
});

const TOML = '+++\ntitle = "Toml"\ndate = 2021-05-05\n+++\nText.\n';

test("TOML is said not to be read, and how it is, also where the date is in the file's name", async () => {
  for (const render of MODES) {
    const error = await buildError(
      {
        "src/news/a.md": TOML,
        "src/news/2021-05-05-b.md": TOML,
        "src/news/c.md": entry("title: C\ndate: 2021-05-05", "A sum:\n+++\n1\n"),
      },
      { options: { entries: { render } } },
    );
    assert.is(error.match(/\[front-matter-toml\]/g)?.length, 1, "one message for all files");
    for (const file of ["a", "2021-05-05-b"]) assert.match(error, `./src/news/${file}.md:1`);
    assert.match(error, "setFrontMatterParsingOptions({ engines: { toml: parse } })");
    assert.not.match(error, /date-missing|c\.md/);
  }
});

test("TOML is read where the site has Eleventy read it", async () => {
  // A parser of a few lines stands for one from a package.
  const toml = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/^(\w+) = "?([^"\n]*)"?$/gm)].map(([, name = "", value]) => [name, value]),
    );
  const site = await buildSite(
    { "src/news/a.md": `---toml${TOML.replaceAll("+++", "---").slice(3)}` },
    {
      config: (config: { setFrontMatterParsingOptions(options: object): void }) =>
        config.setFrontMatterParsingOptions({ engines: { toml } }),
    },
  );
  assert.equal(titlesOf(site), ["Toml"]);
  const whole = await buildSite(
    { "src/news/a.md": TOML },
    {
      config: (config: { setFrontMatterParsingOptions(options: object): void }) =>
        config.setFrontMatterParsingOptions({ delimiters: "+++", language: "toml", engines: { toml } }),
    },
  );
  assert.equal(titlesOf(whole), ["Toml"]);
});

test("dates of TOML are what is written: the publisher's time where they say no offset", async () => {
  const heads = {
    local: "date = 2021-05-05T09:30:00\nupdated = 2021-05-06 10:15:00",
    offset: "date = 2021-05-05T09:30:00+02:00",
    day: "date = 2021-05-05",
    text: 'date = "2021-05-05 09:30"',
  };
  const dates = (site: BuiltSite) =>
    Object.fromEntries(
      jsonItems(site).map(({ title, date_published, date_modified }) => [
        title,
        [date_published, date_modified],
      ]),
    );
  const expected = {
    local: ["2021-05-05T09:30:00+06:00", "2021-05-06T10:15:00+06:00"],
    offset: ["2021-05-05T13:30:00+06:00", undefined],
    day: ["2021-05-05T00:00:00+06:00", undefined],
    text: ["2021-05-05T09:30:00+06:00", undefined],
  };
  type Config = { setFrontMatterParsingOptions(options: object): void };
  const engines = { toml: parseToml };
  for (const [mark, end, options] of [
    ["---toml", "---", { engines }],
    ["+++", "+++", { delimiters: "+++", language: "toml", engines }],
  ] as const) {
    const files = Object.fromEntries(
      Object.entries(heads).map(([name, head]) => [
        `src/news/${name}.md`,
        `${mark}\ntitle = "${name}"\n${head}\n${end}\nText.\n`,
      ]),
    );
    const site = await buildSite(files, {
      config: (config: Config) => config.setFrontMatterParsingOptions(options),
    });
    assert.equal(dates(site), expected, mark);
  }
});

test("tags and their letters stand in the order of the language", async () => {
  const lettersIn = async (language: string, tags: readonly string[]) => {
    const site = await buildSite(
      { "src/news/a.md": entry(`title: A\ndate: 2021-05-05\ntags: ${JSON.stringify(tags)}`) },
      { options: { site: { url: "https://news.example/", title: "T", language } } },
    );
    const html = site.read("/news/tags/");
    const index = html.slice(html.indexOf('class="news-index"'));
    return [...index.matchAll(/<section id[\s\S]*?<\/section>/g)].map(([section]) =>
      (textOf(section).match(/[\p{L}#]+/gu) ?? []).join(" "),
    );
  };
  const tags = ["Zebra", "Ål", "Ärtor", "apa", "Öl", "Éclair", "Łódź"];
  assert.equal(await lettersIn("sv", tags), [
    "A apa",
    "E Éclair",
    "L Łódź",
    "Z Zebra",
    "Å Ål",
    "Ä Ärtor",
    "Ö Öl",
  ]);
  assert.equal(await lettersIn("en", tags), ["A Ål apa Ärtor", "E Éclair", "L Łódź", "O Öl", "Z Zebra"]);
  assert.equal(await lettersIn("pl", ["Las", "Łódź", "Luty"]), ["L Las Luty", "Ł Łódź"]);
  assert.equal(await lettersIn("es", ["nata", "ñandú", "oso"]), ["N nata", "Ñ ñandú", "O oso"]);
  assert.equal(await lettersIn("tr", ["ilk", "ırmak", "jeton"]), ["I ırmak", "İ ilk", "J jeton"]);
  assert.equal(await lettersIn("ru", ["Ёлка", "Ель", "Йога", "Игра"]), ["Е Ёлка Ель", "И Игра", "Й Йога"]);
});

test("authors stand in the order of the language, and more than a hundred all have pages", async () => {
  const names = ["Zorn", "Åberg", "Ahl", "Öberg", ...Array.from({ length: 150 }, (_, index) => `B${index}`)];
  const site = await buildSite(
    { "src/news/a.md": entry(`title: A\ndate: 2021-05-05\nauthors: ${JSON.stringify(names)}`) },
    { options: { site: { url: "https://news.example/", title: "T", language: "sv" } } },
  );
  assert.ok(names.slice(4).every((name) => site.has(`/news/authors/${name.toLowerCase()}/`)));
  const shown = [...site.read("/news/authors/").matchAll(/p-author[^>]*>([^<]*)</g)].map(([, name]) => name);
  assert.is(shown.length, names.length);
  assert.equal([shown[0], ...shown.slice(-3)], ["Ahl", "Zorn", "Åberg", "Öberg"]);
  const many = await buildSite({
    "src/news/a.md": entry(
      `title: A\ndate: 2021-05-05\nauthors: ${JSON.stringify(Array.from({ length: 1100 }, (_, index) => `B${index}`))}`,
    ),
  });
  assert.match(many.logs.join("\n"), "more than 200 authors");
});

test("two newsrooms that share files say so", async () => {
  const files = {
    "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
    "src/news/press/b.md": entry("title: B\ndate: 2021-05-05"),
  };
  const build = async (glob: string | string[]) => {
    const { default: newsroom } = await import("../../plugins/newsroom.ts");
    const site = await buildSite(files, {
      options: { entries: glob },
      config: (config: { addPlugin(plugin: unknown, options: unknown): unknown }) =>
        config.addPlugin(newsroom, {
          site: { url: "https://news.example/", title: "Press" },
          name: "press",
          path: "/press/",
          entries: "news/press/*.md",
        }),
    });
    return site.logs.join("\n");
  };
  const said = await build("news/**/*.md");
  assert.match(
    said,
    /press\/b\.md: A file is an entry of both \/press\/ and \/news\/\. \[newsroom-overlap\]/,
  );
  assert.is(said.match(/\[newsroom-overlap\]/g)?.length, 1);
  assert.not.match(await build(["news/**/*.md", "!news/press/**"]), "newsroom-overlap");
});

test("a file that nothing reads for its line ends or the name it has is not passed over in silence", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/ok.md": entry("title: A\ndate: 2021-05-05"),
  });
  writeFileSync(join(folder, "src/news/\u2029c.md"), entry("title: U\ndate: 2021-05-05"));
  for (const render of MODES) {
    const site = await buildFolder(folder, { options: { entries: { render } } });
    assert.match(site.logs.join("\n"), "character that ends a line, so the file is ignored. [file-name]");
  }
  assert.match(
    await buildError(
      { "src/news/a.md": "---\rtitle: cr\rdate: 2021-05-05\r---\rx\r" },
      { options: { entries: { render: "direct" } } },
    ),
    /a\.md:1: The lines of the file end with a lone carriage return \(CR\)[\s\S]*\[file-line-ends\]|\[file-line-ends\]/,
  );
});

test("a line that looks like a misspelled header line is warned of, ordinary text is not", async () => {
  const meant = {
    "tagz Town": "tags",
    "tag: Town": "tags",
    "Auhtor: Ann Lee": "author",
    "Sumary A forum in Almaty.": "summary",
    "permalnk /old/": "permalink",
    "statsu: draft": "status",
  };
  const ordinary = [
    "Updates follow on Friday.",
    "Update: the road is open again.",
    "Sections of the road are closed.",
    "Images were taken at night.",
    "Draft beer is cheaper.",
    "Land prices rose.",
    "Summary trials are over.",
    "Updated figures follow.",
    "Authors were present.",
    "Published figures differ.",
    "Dates move, too.",
    "today the bridge opened",
    "Тэгс Town",
    "—",
  ];
  const files = Object.fromEntries(
    [...Object.keys(meant), ...ordinary].flatMap((line, index) => [
      [`src/news/${index}.txt`, `date 2021-05-05 No ${index}\nauthor Ann Lee\n${line}\n\nText.`],
      [`src/news/${index}-apart.txt`, `date 2021-05-05 Apart ${index}\n\n${line}\n\nText.`],
    ]),
  );
  const site = await buildSite(files);
  const said = site.logs.join("\n").match(/\[header-misspelled\]\n +found: .*\n +expected: .*/g) ?? [];
  assert.equal(
    said
      .map((text) => /found: +(.*)\n +expected: a line that begins with `(.*)`/.exec(text)?.slice(1))
      .sort(),
    Object.entries(meant).sort(),
  );
});

test("a tag that YAML reads as an object is named with file and line, and is no tag", async () => {
  for (const render of MODES) {
    const site = await buildSite(
      { "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags:\n  - Town: Floods\n  - Town") },
      { options: { entries: { render } } },
    );
    assert.match(
      site.logs.join("\n"),
      /\.\/src\/news\/a\.md:4: The `tags` field of the entry has values that can't be tags\.[\s\S]*found: +an object, as YAML reads `Town: Floods` without quotes[\s\S]*needs quotes/,
    );
    assert.equal(
      site.files().filter((file) => /^\/news\/tags\/.+\/index\.html$/.test(file)),
      ["/news/tags/town/index.html"],
    );
  }
});

test.run();
