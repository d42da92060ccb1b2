import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, titlesOf } from "../helpers/entries.ts";
import { elementsOf, linksOf } from "../helpers/page.ts";
import { type BuiltSite, buildError, buildSite } from "../helpers/site.ts";

const MODES = [{}, { render: "direct" as const }];

function inMode(mode: { render?: "direct" }, options: object = {}) {
  return { options: { entries: { glob: "news/**/*.{md,txt}", ...mode }, ...options } };
}

/** Everything the site has written, file by file. */
function textsOf(site: BuiltSite): string[] {
  return site.files().map((file) => `${file}\n${site.read(file)}`);
}

const OPEN = { "src/news/open.md": entry("title: Open\ndate: 2021-05-04\ntags: [Town]\nauthor: Ann Lee") };

test("a switch that says no, or a status that says draft or private, makes a draft", async () => {
  const heads = [
    "published: false",
    "published: no",
    "published: FALSE",
    "published: 'off'",
    "published: 0",
    "publish: false",
    "status: draft",
    "status: Draft",
    "status: private",
    "status: [draft]",
    "draft: yes",
    "draft: true\npublished: true",
  ];
  const files = Object.fromEntries([
    ...heads.map((head, index) => [
      `src/news/dated-${index}.md`,
      entry(`title: Secret ${index}\ndate: 2021-05-05\ntags: [Hidden ${index}]\n${head}`),
    ]),
    ...heads.map((head, index) => [
      `src/news/2021-05-05-named-${index}.md`,
      entry(`title: Secret named ${index}\n${head}`),
    ]),
    ["src/news/w1.txt", "date 2021-05-05 Secret wire\npublished false\n\nText."],
    ["src/news/w2.txt", "date 2021-05-05 Secret wire two\nStatus: draft\n\nText."],
  ]) as Record<string, string>;
  for (const mode of MODES) {
    const site = await buildSite({ ...OPEN, ...files }, inMode(mode));
    assert.equal(titlesOf(site), ["Open"]);
    for (const text of textsOf(site)) assert.not.match(text, /secret|hidden-\d/i);
    assert.match(site.logs.join("\n"), `27 entries read, 1 published, ${heads.length * 2 + 2} drafts`);
  }
});

test("a switch that says yes and a status that says published change nothing", async () => {
  const heads = [
    "published: true",
    "published: 'yes'",
    "published: 1",
    "published:\ndate: 2021-05-05",
    "status: published",
    "status: publish",
    "status: 7",
    "draft: false",
    "unlisted: false",
    "unlisted:",
  ];
  const files = Object.fromEntries([
    ...heads.map((head, index) => [
      `src/news/2021-05-05-${index}.md`,
      entry(`title: ${String(index)} ${head.split("\n")[0]?.replaceAll(":", "")}\n${head}`),
    ]),
    ["src/news/w1.txt", "date 2021-05-05 Wire\nstatus quo of the harbour\n\nText."],
    ["src/news/w2.txt", "date 2021-05-05 Wire two\npublished true\n\nText."],
  ]) as Record<string, string>;
  for (const mode of MODES) {
    const site = await buildSite(files, inMode(mode));
    assert.is(titlesOf(site).length, heads.length + 2);
    assert.match(site.read("/news/wire/"), "status quo of the harbour");
    assert.not.match(site.read("/news/wire-two/"), "published true");
  }
});

test("`published` is still a date where it says one", async () => {
  for (const mode of MODES) {
    const site = await buildSite(
      {
        "src/news/a.md": entry("title: A\npublished: 2021-05-05"),
        "src/news/b.md": entry("title: B\npublished: 2021-05-04 09:30"),
        "src/news/2021-01-01-c.md": entry("title: C\npublished: 2021-05-03"),
      },
      inMode(mode),
    );
    assert.equal(titlesOf(site), ["A", "B", "C"]);
  }
  const error = await buildError({ "src/news/a.md": entry("title: A\npublished: never") });
  assert.match(error, /value of `published` isn't a date/);
  assert.match(
    await buildError({ "src/news/a.md": entry("title: A\ndate: false") }),
    /value of `date` isn't a date/,
  );
});

test("an unlisted entry has a page that nothing leads to", async () => {
  const files = {
    ...OPEN,
    "src/news/older.md": entry("title: Older\ndate: 2021-05-01\ntags: [Town]\nauthor: Ann Lee"),
    "src/news/hidden.md": entry(
      "title: Unseen\ndate: 2021-05-02\nunlisted: true\ntags: [Town, Unseen tag]\nauthors: [Ann Lee, Unseen author]\nsection: Unseen section",
    ),
    "src/news/hidden-too.md": entry("title: Unseen too\ndate: 2020-05-02\nstatus: hidden\ntags: [Town]"),
    "src/news/w.txt": "date 2021-05-02 Unseen wire\nunlisted true\ntags Town\n\nText.",
  };
  for (const mode of MODES) {
    const site = await buildSite(files, inMode(mode));
    assert.equal(titlesOf(site), ["Open", "Older"]);
    const own = ["/news/hidden/index.html", "/news/hidden-too/index.html", "/news/unseen-wire/index.html"];
    for (const file of site.files()) {
      if (own.includes(file)) {
        const robots = elementsOf(site.read(file), "meta").filter(({ name }) => name === "robots");
        assert.equal(
          robots.map(({ content }) => content),
          ["noindex"],
        );
      } else assert.not.match(`${file}\n${site.read(file)}`, /unseen|\/hidden/i);
    }
    assert.ok(own.every((file) => site.files().includes(file)));
    assert.not.ok(site.has("/news/2020/"), "a year of nothing but unlisted entries");
    assert.ok(
      linksOf(site.read("/news/open/")).some((href) => href.endsWith("/news/older/")),
      "neighbours skip it",
    );
    assert.match(site.logs.join("\n"), "5 entries read, 2 published, 3 unlisted");
  }
});

test("options say which fields and values make drafts and unlisted entries", async () => {
  const files = {
    "src/news/a.md": entry("title: Open\ndate: 2021-05-05\nstatus: draft\npublic: true"),
    "src/news/b.md": entry("title: Review\ndate: 2021-05-05\nstage: In Review"),
    "src/news/c.md": entry("title: Level\ndate: 2021-05-05\nlevel: 3"),
    "src/news/d.md": entry("title: Closed\ndate: 2021-05-05\npublic: no"),
    "src/news/e.md": entry("title: Wip\ndate: 2021-05-05\nwip: yes"),
    "src/news/f.md": entry("title: Members\ndate: 2021-05-05\nvisibility: members"),
  };
  const fields = {
    draft: ["wip", { stage: ["in review", "idea"], level: [2, 3], public: false }],
    unlisted: { visibility: ["members", "paid"] },
  };
  for (const mode of MODES) {
    const site = await buildSite(files, inMode(mode, { fields }));
    assert.equal(titlesOf(site), ["Open"]);
    assert.ok(site.has("/news/f/"));
    assert.equal(
      ["b", "c", "d", "e"].filter((name) => site.has(`/news/${name}/`)),
      [],
    );
  }
  assert.match(
    await buildError(files, { options: { fields: { draft: [7] } } as never }),
    /fields\.draft[\s\S]*the name of a field, an object such as \{ status: "draft" \}/,
  );
  const list = await buildSite(files, { options: { fields: { draft: ["wip"] } } });
  assert.is(titlesOf(list).length, 5);
  const slip = await buildSite(files, { options: { fields: { draft: { stagee: "idea" } } } });
  assert.match(
    slip.logs.join("\n"),
    /names `stagee`, but no entry has that field[\s\S]*Did you mean "stage"/,
  );
});

test("an unlisted that says neither yes nor no is a mistake", async () => {
  assert.match(
    await buildError({ "src/news/a.md": entry("title: A\ndate: 2021-05-05\nunlisted: maybe") }),
    /a\.md:4[\s\S]*`unlisted` field of the entry isn't true or false/,
  );
});

test("a draft needs no date: it is left out, or shown with the day of the build", async () => {
  const files = {
    ...OPEN,
    "src/news/idea.md": entry("title: Idea\ndraft: true\ntags: [Town]"),
    "src/news/idea-too.md": entry("title: Idea too\ndate:\nstatus: draft"),
  };
  for (const mode of MODES) {
    const built = await buildSite(files, inMode(mode));
    assert.equal(titlesOf(built), ["Open"]);
    assert.match(built.logs.join("\n"), "3 entries read, 1 published, 2 drafts");
    const shown = await buildSite(files, inMode(mode, { drafts: true, publishTime: "23:59" }));
    assert.equal(titlesOf(shown).sort(), ["Idea", "Idea too", "Open"]);
    const day = new Date().toISOString().slice(0, 4);
    assert.match(shown.read("/news/idea/"), `datetime="${day}`);
  }
});

const PREVIEW = {
  ...OPEN,
  "src/news/draft.md": entry("title: A draft\ndate: 2021-05-05\ndraft: true\ntags: [Town]"),
  "src/news/soon.md": entry("title: Coming soon\ndate: 2999-05-05\ntags: [Town]"),
  "src/news/both.txt": "date 2999-05-05 Both at once\nstatus draft\ntags Town\n\nText.",
};

/** What an entry is marked as on its page and on each list that has it. */
function marksOf(
  site: BuiltSite,
  name: string,
  title: string,
): { page: string | undefined; lists: string[] } {
  const mark = (html: string) => /<strong class="news-mark">([^<]*)<\/strong>/.exec(html)?.[1] ?? "";
  const cards = ["/news/", "/news/tags/town/"].flatMap((list) =>
    site
      .read(list)
      .split("<article ")
      .filter((card) => new RegExp(`>${title}</a></h[23]>`).test(card)),
  );
  return { page: mark(site.read(`/news/${name}/`)), lists: cards.map(mark) };
}

test("a preview marks drafts and scheduled entries, and keeps them from search engines and the count", async () => {
  for (const mode of MODES) {
    const site = await buildSite(PREVIEW, { ...inMode(mode, { future: true }), runMode: "serve" });
    assert.equal(marksOf(site, "draft", "A draft"), { page: "Draft", lists: ["Draft", "Draft"] });
    assert.equal(marksOf(site, "soon", "Coming soon"), {
      page: "Scheduled",
      lists: ["Scheduled", "Scheduled"],
    });
    assert.equal(marksOf(site, "both-at-once", "Both at once"), { page: "Draft", lists: ["Draft", "Draft"] });
    assert.equal(marksOf(site, "open", "Open"), { page: "", lists: ["", ""] });
    const noindex = ["draft", "soon", "both-at-once", "open"].map((name) =>
      elementsOf(site.read(`/news/${name}/`), "meta").some(
        (meta) => meta["name"] === "robots" && meta["content"] === "noindex",
      ),
    );
    assert.equal(noindex, [true, true, true, false]);
    assert.not.match(site.read("/news/sitemap.xml"), /draft|soon|both/);
    assert.match(site.logs.join("\n"), "4 entries read, 1 published, 2 drafts (shown), 1 scheduled (shown)");
  }
});

test("entries that a site publishes ahead of their date are published like all others", async () => {
  const site = await buildSite(PREVIEW, { options: { future: true } });
  assert.equal(marksOf(site, "soon", "Coming soon"), { page: "", lists: ["", ""] });
  assert.not.match(site.read("/news/soon/"), "noindex");
  assert.match(site.read("/news/sitemap.xml"), "/news/soon/");
  assert.match(site.logs.join("\n"), "4 entries read, 2 published, 2 drafts");
});

test("the page of a draft in a layout of the site is kept from search engines too", async () => {
  for (const mode of MODES) {
    const site = await buildSite(
      {
        ...PREVIEW,
        "src/_includes/own.njk":
          "<!doctype html><html><head><title>T</title></head><body>{{ content | safe }}</body></html>",
        "src/news/news.json": '{ "layout": "own.njk" }',
      },
      { ...inMode(mode), runMode: "serve" },
    );
    assert.match(site.read("/news/draft/"), '<meta name="robots" content="noindex">');
    assert.not.match(site.read("/news/open/"), "noindex");
  }
});

test.run();
