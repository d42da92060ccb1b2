import { test } from "uvu";
import * as assert from "uvu/assert";
import entriesPlugin from "../../plugins/entries.ts";
import newsroom from "../../plugins/newsroom.ts";
import { entries, jsonItems } from "../helpers/entries.ts";
import { buildError, buildSite, SITE } from "../helpers/site.ts";

interface Config {
  addPlugin(plugin: unknown, options: unknown): void;
}

/** What a build says of options given as an owner might write them. */
const say = (options: unknown): Promise<string> =>
  buildError(entries(1), { options: false, config: (config: Config) => config.addPlugin(newsroom, options) });

const { site } = SITE;

const circle: { within?: object } = {};
circle.within = circle;

/** Options, then what the message has to say: the option, what was found, what is expected or meant. */
const MISTAKES: [string, unknown, RegExp[]][] = [
  [
    "a key that does not exist",
    { site, timezone: "Asia/Almaty" },
    [/Unknown option: timezone/, /Did you mean timeZone\?/],
  ],
  [
    "a key below another",
    { site, feeds: { limits: 5 } },
    [/Unknown option: feeds\.limits/, /found: +limits: 5/, /Did you mean feeds\.limit\?/],
  ],
  ["a key of the site", { site: { ...site, lang: "en" } }, [/site\.lang/, /Did you mean site\.language\?/]],
  ["a key with nothing near", { site, zzzzzzzz: 1 }, [/zzzzzzzz/, /expected: one of site, /, /Remove it/]],
  [
    "a wrong type",
    { site, feeds: { limit: "many" } },
    [/feeds\.limit/, /found: +"many"/, /expected: a whole number/],
  ],
  ["a number too small", { site, pages: { size: 0 } }, [/pages\.size/, /found: +0/, /at least 1/]],
  [
    "a zone that does not exist",
    { site, timeZone: "Asia/Almatty" },
    [/timeZone/, /found: +"Asia\/Almatty"/, /IANA/, /Did you mean "Asia\/Almaty"\?/],
  ],
  ["globs of nothing", { site, entries: [] }, [/entries/, /a glob of files, such as news/]],
  [
    "globs that only take out",
    { site, entries: { glob: ["!news/a.md"] } },
    [/entries\.glob/, /a glob of files, such as news/],
  ],
  [
    "a layout that is not there",
    { site, pages: { layout: { tag: "nowhere.njk" } } },
    [/The option pages\.layout\.tag names/, /found: +nowhere\.njk/, /file in \.\/src\/_includes\//],
  ],
  [
    "a key below entries",
    { site, entries: { globs: "news/*.md" } },
    [/Unknown option: entries\.globs/, /Did you mean entries\.glob\?/],
  ],
  ["an offset for a zone", { site, timeZone: "+06:00" }, [/timeZone/, /found: +"\+06:00"/, /Asia\/Almaty/]],
  [
    "a relative site address",
    { site: { ...site, url: "/news/" } },
    [/site\.url/, /found: +"\/news\/"/, /absolute address such as https:\/\/news\.example\//],
  ],
  [
    "an address without a scheme",
    { site: { ...site, url: "news.example" } },
    [/site\.url/, /found: +"news\.example"/],
  ],
  ["no address", { site: { title: "T" } }, [/site\.url is missing/, /absolute address/]],
  ["an empty title", { site: { ...site, title: " " } }, [/site\.title/, /not empty/]],
  ["no options", undefined, [/site/, /missing/]],
  ["options that are null", null, [/site/, /missing/]],
  [
    "a key of a language",
    { site, languages: { kk: { titel: "T" } } },
    [/Unknown option: languages\.kk\.titel/, /Did you mean languages\.kk\.title\?/],
  ],
  [
    "a key of a feed of the owner's",
    { site, feeds: { custom: { short: { title: "S", filter: () => true, limits: 1 } } } },
    [/Unknown option: feeds\.custom\.short\.limits/, /one of title, /],
  ],
  ["a key below a value", { site: { ...site, url: { href: "x" } } }, [/site\.url/, /absolute address/]],
  ["an empty text for a glob", { site, entries: "" }, [/entries/, /found: +""/]],
  ["a function for a value", { site, timeZone: () => "UTC" }, [/timeZone/, /found: +a function/]],
  ["a picture that is no address", { site: { ...site, image: "img.png" } }, [/site\.image/, /such as \/img/]],
  [
    "a picture at half an address",
    { site: { ...site, image: "https://" } },
    [/site\.image/, /found: +"https:\/\/"/],
  ],
  ["a number that JSON has not", { site, feeds: { limit: 1n } }, [/feeds\.limit/, /found: +1n/]],
  [
    "an object that is a circle",
    { site, room: circle },
    [/Unknown option: room/, /found: +room: .*Circular/],
  ],
  ["options that are a text", "https://news.example/", [/options/i, /found: +"https/]],
  ["an hour that does not exist", { site, publishTime: "25:00" }, [/publishTime/, /found: +"25:00"/]],
  [
    "a path without slashes",
    { site, path: "news" },
    [/path/, /found: +"news"/, /begins and ends with a slash/],
  ],
  [
    "a choice misspelt",
    { site, onInvalid: "skipp" },
    [/onInvalid/, /"error" or "skip"/, /Did you mean "skip"\?/],
  ],
  [
    "a format that is none",
    { site, feeds: { formats: ["rss", "jsn"] } },
    [/feeds\.formats/, /found: +"jsn"/, /"json"/],
  ],
  [
    "a block that is none",
    { site, pages: { blocks: { titel: () => "" } } },
    [/Unknown option: pages\.blocks\.titel/, /one of head, header, /, /Did you mean pages\.blocks\.title\?/],
  ],
  [
    "a block that is no function",
    { site, pages: { blocks: { title: "<h1>" } } },
    [/pages\.blocks\.title/, /found: +"<h1>"/, /a function/],
  ],
  [
    "a kind of page that is none",
    { site, pages: { omit: ["tagg"] } },
    [/pages\.omit/, /found: +"tagg"/, /Did you mean "tags?"\?/],
  ],
  [
    "a field that is none",
    { site, fields: { sumary: "teaser" } },
    [/fields\.sumary/, /Did you mean fields\.summary\?/],
  ],
  ["a language that is none", { site: { ...site, language: "english!" } }, [/site\.language/, /such as en/]],
  [
    "a year without quotes",
    { site, feeds: { ids: { authority: "news.example", since: 2021 } } },
    [/feeds\.ids\.since/, /found: +2021/, /in quotes/],
  ],
  [
    "a filter that is no function",
    { site, feeds: { custom: { short: { title: "S", filter: "x" } } } },
    [/feeds\.custom\.short\.filter/, /a function/],
  ],
];

for (const [name, options, expected] of MISTAKES) {
  test(`${name} ends the build with a message that says so`, async () => {
    const message = await say(options);
    for (const pattern of expected) assert.match(message, pattern);
    assert.not.match(message, /^\s+at /m, "no stack trace");
  });
}

test("all mistakes are listed at once", async () => {
  const message = await say({ site: { url: "x", title: "" }, timeZone: "Mars/Base", feeds: { limit: 0 } });
  assert.match(message, /4 problems/);
  for (const option of ["site.url", "site.title", "timeZone", "feeds.limit"])
    assert.ok(message.includes(option), option);
});

test("the other plugins check the same options", async () => {
  const message = await buildError(entries(1), {
    options: false,
    config: (config: Config) => config.addPlugin(entriesPlugin, { site: { url: "x", title: "T" } }),
  });
  assert.match(message, /site\.url/);
});

test("address and title are all that an owner must give", async () => {
  const built = await buildSite(entries(1), {
    options: false,
    config: (config: Config) => config.addPlugin(newsroom, { site }),
  });
  assert.is(jsonItems(built)[0]?.date_published, "2021-05-01T00:00:00Z", "the zone is UTC");
});

test("options are left as the owner wrote them", async () => {
  const options = Object.freeze({
    site: Object.freeze({ ...site }),
    tags: Object.freeze({ ignore: Object.freeze(["Town"]) }),
  });
  const built = await buildSite(entries(1), {
    options: false,
    config: (config: Config) => config.addPlugin(newsroom, options),
  });
  assert.not.ok(built.has("/news/tags/town/"));
});

test("a layout of the site is found by its path, without its ending, by an alias or among virtual templates, and a wrong name gets the right one", async () => {
  const files = {
    ...entries(1),
    "src/layouts/base.njk": "<html><body data-base>{{ content | safe }}</body></html>",
    "src/layouts/in/side.liquid": "<html><body data-base>{{ content }}</body></html>",
  };
  const config = (config: {
    setLayoutsDirectory(path: string): void;
    addLayoutAlias(alias: string, name: string): void;
    addTemplate(path: string, text: string): void;
  }) => {
    config.setLayoutsDirectory("layouts");
    config.addLayoutAlias("page", "in/side.liquid");
    config.addTemplate("layouts/made.njk", "<html><body data-base>{{ content | safe }}</body></html>");
  };
  for (const layout of ["base.njk", "base", "in/side.liquid", "in/side", "page", "made.njk"]) {
    const built = await buildSite(files, { config, options: { pages: { layout } } });
    assert.match(built.read("/news/"), "data-base", layout);
  }
  const wrong: [layout: string, meant: string | undefined][] = [
    ["bsae.njk", "base.njk"],
    ["base.html", "base.njk"],
    ["in/sid.liquid", "in/side.liquid"],
    ["zzz", undefined],
  ];
  for (const [layout, meant] of wrong) {
    const said = await buildError(files, { config, options: { pages: { layout } } });
    assert.match(
      said,
      /^[\s\S]*The option pages\.layout names a layout that doesn't exist\. \[layout-missing\]/,
    );
    assert.match(said, meant ? `Did you mean "${meant}"?` : "add the layout to ./src/layouts/");
    assert.not.match(said, "newsroom-news-entry");
  }
});

test.run();
