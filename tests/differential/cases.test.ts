// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configurations of sites, as text
import { rmSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build, type Output, PLUGIN, writeSite } from "./build.ts";
import { compare, told } from "./compare.ts";
import { configOf, finish, fromProject, INPUTS, type Input, newSite, put } from "./site.ts";

/*
 * Small sites after public reports, each built by Eleventy alone and in both modes. Eleventy alone says what is right;
 * what the newsroom adds is looked at by name.
 */

interface Case {
  files: Record<string, string>;
  /** Those of the files, and of pages made in the configuration, that are entries. */
  entries: string[];
  config?: string[];
  imports?: string[];
  returned?: Record<string, unknown>;
  options?: string[];
  glob?: unknown;
  input?: Input;
}

interface Built {
  alone: Output;
  templates: Output;
  direct: Output;
}

/** Builds the site in all modes; throws where one differs from Eleventy alone, or the modes from each other. */
async function builtInAllModes(made: Case): Promise<Built> {
  const site = newSite(made.input ?? "src", "njk");
  for (const [path, text] of Object.entries(made.files)) put(site, path, text);
  site.config.push(...(made.config ?? []));
  site.imports.push(...(made.imports ?? []));
  Object.assign(site.returned, made.returned);
  site.options.push(...(made.options ?? []));
  finish(site);
  site.files.set("site/eleventy.config.js", configOf(site, { glob: made.glob ?? "news/**/*.md" }, PLUGIN));
  const input = INPUTS[site.input];
  const folder = writeSite(site.files);
  const name = input.isAbsolute ? `${folder}/${input.argument}` : input.argument;
  try {
    const alone = await build(folder, name, "alone");
    const templates = await build(folder, name, "templates");
    const direct = await build(folder, name, "direct");
    const described = {
      files: site.files,
      inputIn: () => name,
      entries: new Set(made.entries.map((path) => fromProject(site, path))),
      isBare: false,
      showsCollections: false,
      transforms: false,
    };
    const differences = compare(described, alone, { templates, direct });
    if (differences.length > 0) throw new Error(differences.slice(0, 8).map(told).join("\n"));
    return { alone, templates, direct };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Item {
  id: string;
  url: string;
  title?: string;
  summary?: string;
  tags?: string[];
  content_html: string;
  image?: string;
}

/** Items of the JSON feed, newest first. */
const itemsOf = (output: Output) =>
  (JSON.parse(output.files.get("/news/feed.json") ?? '{"items":[]}') as { items: Item[] }).items;
const titlesOf = (output: Output) => itemsOf(output).map(({ title }) => title);
const everything = (output: Output) => [...output.files.values()].join("\n");

const entry = (matter: string, text = "It sails.") => `---\n${matter}\n---\n${text}\n`;

test("an entry that computed data of its folder take out is in no page, list or feed", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/news.11tydata.js": `const hide = (data) => data.wip === true;
export default { eleventyComputed: {
  permalink: (data) => (hide(data) ? false : data.permalink),
  eleventyExcludeFromCollections: (data) => (hide(data) ? true : data.eleventyExcludeFromCollections),
} };`,
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05"),
      "news/secret.md": entry("title: Not yet\ndate: 2021-05-06\nwip: true", "Secret words."),
    },
    entries: ["news/ferry.md"],
  });
  for (const output of [templates, direct]) {
    assert.equal(titlesOf(output), ["The ferry"]);
    assert.not.match(everything(output), /Secret words|Not yet/);
  }
});

test("a permalink of false, written, of the folder, computed or by function, is no entry and no error", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05"),
      "news/written.md": entry("title: Written\ndate: 2021-05-06\npermalink: false", "Secret words."),
      "news/off/off.json": '{"permalink":false}',
      "news/off/folder.md": entry("title: Of the folder\ndate: 2021-05-06", "Secret words."),
      "news/by/by.11tydata.js": "export default { permalink: () => false };",
      "news/by/function.md": entry("title: By function\ndate: 2021-05-06", "Secret words."),
      "news/made/made.11tydata.js": "export default { eleventyComputed: { permalink: () => false } };",
      "news/made/computed.md": entry("title: Computed\ndate: 2021-05-06", "Secret words."),
      "news/code/function.md":
        '---js\n{ title: "In the entry", date: "2021-05-06", permalink: () => false }\n---\nSecret words.\n',
    },
    entries: [
      "news/ferry.md",
      "news/written.md",
      "news/off/folder.md",
      "news/by/function.md",
      "news/made/computed.md",
      "news/code/function.md",
    ],
  });
  for (const output of [templates, direct]) {
    assert.equal(titlesOf(output), ["The ferry"]);
    assert.not.match(everything(output), /Secret words/);
  }
});

test("computed fields of a folder, of the site and of the entry are those of lists and feeds", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "_data/eleventyComputed.js": "export default { section: (data) => `Pier ${data.pier ?? 0}` };",
      "news/news.11tydata.js": `export default { eleventyComputed: {
  tags: (data) => (data.pier ? ["Pier " + data.pier] : []),
  title: (data) => data.headlineOf ?? data.title,
  summary: (data) => \`Summary \${data.pier}\`,
  image: (data) => (data.pier ? { url: \`/img/pier-\${data.pier}.jpg\`, alt: "Pier" } : undefined),
} };`,
      "news/ferry.md": entry("headlineOf: The ferry\npier: 4\ndate: 2021-05-05"),
      "other/rope.md": entry(
        'title: rope\ndate: 2021-05-04\neleventyComputed: { title: "The {{ page.fileSlug }}" }',
      ),
    },
    entries: ["news/ferry.md", "other/rope.md"],
    glob: ["news/**/*.md", "other/*.md"],
  });
  for (const output of [templates, direct]) {
    const [ferry] = itemsOf(output);
    assert.equal(titlesOf(output), ["The ferry", "The rope"]);
    assert.equal(ferry?.tags, ["Pier 4"]);
    assert.is(ferry?.summary, "Summary 4");
    assert.match(ferry?.image ?? "", /\/img\/pier-4\.jpg$/);
    assert.match(output.files.get("/news/sections/pier-4/index.html") ?? "", /The ferry/);
  }
});

const LANGUAGES: Record<string, string> = {
  "news/in-md.md": entry("title: md\ndate: 2021-05-01\npier: north", "From the {{ pier }} pier."),
  "news/in-njk.njk": entry("title: njk\ndate: 2021-05-02\npier: north", "<p>From the {{ pier }} pier.</p>"),
  "news/in-liquid.liquid": entry(
    "title: liquid\ndate: 2021-05-03\npier: north",
    "<p>From the {{ pier }} pier.</p>",
  ),
  "news/in-html.html": entry(
    "title: html\ndate: 2021-05-04\npier: north",
    "<p>From the {{ pier }} pier.</p>",
  ),
  "news/in-webc.webc": entry(
    "title: webc\ndate: 2021-05-05\npier: north",
    '<p @raw="`From the ${pier} pier.`"></p>',
  ),
  "news/in-js.11ty.js":
    'export const data = { title: "js", date: "2021-05-06", pier: "north" };\nexport const render = ({ pier }) => `<p>From the ${pier} pier.</p>`;\n',
  "news/in-mdx.mdx": entry("title: mdx\ndate: 2021-05-07\npier: north", "From the {pier} pier."),
  "news/plain.md": entry("title: plain\ndate: 2021-05-08", "From the north pier."),
};

for (const [name, glob] of [
  ["one glob", "news/**/*.{md,webc,mdx,html,njk,liquid,11ty.js}"],
  ["a glob of everything", "news/**"],
  [
    "globs of which one takes files out",
    ["news/**/*.{md,webc,mdx,html,njk,liquid,11ty.js}", "!news/none.md"],
  ],
] as const) {
  test(`entries in every template language are published: ${name}`, async () => {
    const { templates, direct } = await builtInAllModes({
      files: LANGUAGES,
      entries: Object.keys(LANGUAGES),
      imports: ['import webc from "@11ty/eleventy-plugin-webc";'],
      config: [
        "config.addPlugin(webc);",
        'config.addTemplateFormats("mdx");',
        'config.addExtension("mdx", { compile: (text) => (data) => `<p>${text.trim().replace(/\\{(\\w+)\\}/g, (_, name) => data[name])}</p>` });',
      ],
      glob,
    });
    for (const output of [templates, direct]) {
      assert.equal(titlesOf(output), ["plain", "mdx", "js", "webc", "html", "liquid", "njk", "md"]);
      for (const { title, content_html } of itemsOf(output)) {
        assert.match(content_html, /From the north pier\./, title);
      }
    }
  });
}

test("pages of the site among the entries stay its own", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05"),
      "news/index.md": entry("title: My own front page", '<p class="mine">{{ page.date | ymd }}</p>'),
      "news/README.md": "# How we write\n",
      "news/archive.njk": entry(
        "title: My own archive\npermalink: /news/archive/\neleventyExcludeFromCollections: true",
        '<p class="mine">Mine, {{ page.date | ymd }}</p>',
      ),
      "news/note.md": entry(
        "title: A note\ndate: 2021-02-03\nlayout: base.njk\neleventyExcludeFromCollections: true",
        "At {{ page.date | ymd }}.",
      ),
    },
    entries: ["news/ferry.md"],
    glob: "news/**/*.{md,njk}",
  });
  for (const output of [templates, direct]) assert.equal(titlesOf(output), ["The ferry"]);
});

/** Markdown of a library of the site's own: its only mark is `==…==`. */
const OWN_MARKDOWN = '`<p class="own">${text.trim().replace(/==(.+?)==/g, "<mark>$1</mark>")}</p>`';

const MARKDOWN_CASES: Record<string, Partial<Case> & { text: string; shown: RegExp }> = {
  "a rule that reads the page": {
    text: "## Timetable",
    config: [
      'config.amendLibrary("md", (md) => { md.renderer.rules.heading_open = (tokens, at, options, env, self) => { tokens[at].attrSet("id", `${env?.page?.fileSlug ?? "none"}-${env?.title}`); return self.renderToken(tokens, at, options); }; });',
    ],
    shown: /id="ferry-The ferry"/,
  },
  "another library": {
    text: "It ==sails==.",
    config: [`config.setLibrary("md", { render: (text) => ${OWN_MARKDOWN} });`],
    shown: /<mark>sails<\/mark>/,
  },
  "another library, asynchronous": {
    text: "It ==sails==.",
    config: [`config.setLibrary("md", { render: async (text) => ${OWN_MARKDOWN} });`],
    shown: /<mark>sails<\/mark>/,
  },
  "another extension": {
    text: "It ==sails==.",
    config: [`config.addExtension("md", { compile: async (text) => async () => ${OWN_MARKDOWN} });`],
    shown: /<mark>sails<\/mark>/,
  },
  "an extension around Eleventy's own": {
    text: "It *sails*.",
    config: [
      'config.addExtension("md", { compile: () => async function (data) { return (await this.defaultRenderer(data)).replace("<em>", "<mark>").replace("</em>", "</mark>"); } });',
    ],
    shown: /<mark>sails<\/mark>/,
  },
  "a library that is amended": {
    text: "## Timetable",
    imports: ['import markdownIt from "markdown-it";'],
    config: [
      'config.setLibrary("md", markdownIt({ html: true }));',
      'config.amendLibrary("md", (md) => md.core.ruler.push("ids", (state) => { for (const [at, token] of state.tokens.entries()) if (token.type === "heading_open") token.attrSet("id", state.tokens[at + 1].content.toLowerCase()); }));',
    ],
    shown: /id="timetable"/,
  },
  "a template language of its own": {
    text: "It sails.\n\n<tide-note>noon</tide-note>",
    files: { "_components/tide-note.webc": '<aside class="tide">High water: <slot></slot></aside>\n' },
    imports: ['import webc from "@11ty/eleventy-plugin-webc";'],
    config: ['config.addPlugin(webc, { components: "src/_components/**/*.webc" });'],
    returned: { markdownTemplateEngine: "webc" },
    shown: /High water: noon/,
  },
  "other delimiters": {
    text: "Called << title >>, not {{ title }}.",
    config: ['config.setLiquidOptions({ outputDelimiterLeft: "<<", outputDelimiterRight: ">>" });'],
    shown: /Called The ferry, not \{\{ title \}\}/,
  },
  "no template language": {
    text: "One writes {{ name }} for a value and {% if %} for a choice.",
    returned: { markdownTemplateEngine: false },
    shown: /One writes \{\{ name \}\} for a value and \{% if %\}/,
  },
  "a text in braces in code": {
    text: "Write `{{ title }}` {% raw %}`{{ title }}`{% endraw %}.",
    shown: /Write <code>The ferry<\/code> <code>\{\{ title \}\}<\/code>/,
  },
  "a highlighter": {
    text: "```js\nlet a;\n```",
    config: [
      'config.addMarkdownHighlighter((code, language) => `<pre class="${language}">${code.length}</pre>`);',
    ],
    shown: /<pre class="js"/,
  },
};

for (const [name, { text, shown, files, ...made }] of Object.entries(MARKDOWN_CASES)) {
  test(`entries go through the Markdown of the site: ${name}`, async () => {
    const { alone, templates, direct } = await builtInAllModes({
      ...made,
      files: {
        ...files,
        "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05", text),
        "news/pier.md": entry("title: The ferry\ndate: 2021-05-04\nlayout: base.njk", text),
        "plain.md": entry("title: The ferry\ndate: 2020-01-01", text),
      },
      entries: ["news/ferry.md", "news/pier.md"],
    });
    assert.match(alone.files.get("/news/ferry/index.html") ?? "", shown);
    for (const output of [templates, direct]) {
      const [ferry] = itemsOf(output);
      assert.match(output.files.get("/news/ferry/index.html")?.replace(' tabindex="0"', "") ?? "", shown);
      // Feeds have the text in it, without attributes that they do not carry.
      if (!name.includes("rule") && !name.includes("amended") && !name.includes("highlighter"))
        assert.match(ferry?.content_html.replaceAll(/<\/?(aside|slot)[^>]*>/g, "") ?? "", shown);
    }
  });
}

for (const timeZone of ["Asia/Almaty", "America/Los_Angeles", "Pacific/Kiritimati"]) {
  test(`addresses made of page.date stay where they are: ${timeZone}`, async () => {
    const { alone, templates, direct } = await builtInAllModes({
      files: {
        "news/news.json": JSON.stringify({
          permalink: "/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/",
          layout: "base.njk",
        }),
        "news/day.md": entry("title: A day\ndate: 2021-01-01"),
        "news/early.md": entry("title: Early\ndate: 2021-01-01 01:30:00"),
        "news/late.md": entry("title: Late\ndate: 2021-01-01T23:30:00"),
        "news/zoned.md": entry("title: Zoned\ndate: 2021-01-01T23:30:00-08:00"),
        "news/2021-01-01-named.md": entry("title: Named"),
      },
      entries: ["news/day.md", "news/early.md", "news/late.md", "news/zoned.md", "news/2021-01-01-named.md"],
      options: [`timeZone: ${JSON.stringify(timeZone)}`],
    });
    // Liquid shows a date in the zone of the machine.
    const early = [...alone.files.keys()].find((file) => file.endsWith("/early/index.html")) ?? "";
    assert.match(early, /^\/20(21\/01\/01|20\/12\/31)\//);
    for (const output of [templates, direct]) {
      assert.ok(output.files.has(early));
      assert.is(itemsOf(output).length, 5);
    }
  });
}

test("entries made in the configuration are entries like others", async () => {
  const { templates, direct } = await builtInAllModes({
    files: { "news/ferry.md": entry("title: From a file\ndate: 2021-05-05") },
    entries: ["news/ferry.md", "news/from-cms-1.md", "news/from-cms-2.md", "news/from-cms-3.njk"],
    glob: "news/**/*.{md,njk}",
    config: [
      'for (const n of [1, 2]) config.addTemplate(`news/from-cms-${n}.md`, `Text **${n}** of the editors.`, { title: `From the CMS ${n}`, date: `2021-05-0${n}`, tags: ["CMS"] });',
      'config.addTemplate("news/from-cms-3.njk", "<p>{{ title }}</p>", { title: "From the CMS 3", date: new Date("2021-05-03T10:00:00Z"), layout: "base.njk" });',
    ],
  });
  for (const output of [templates, direct]) {
    assert.equal(titlesOf(output), ["From a file", "From the CMS 3", "From the CMS 2", "From the CMS 1"]);
    assert.equal(itemsOf(output).at(-1)?.tags, ["CMS"]);
    assert.match(itemsOf(output).at(-1)?.content_html ?? "", /Text <strong>1<\/strong>/);
  }
});

test("pages over data are entries where their template puts them all into collections", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "_data/api.json": JSON.stringify([
        { slug: "one", title: "One", date: "2021-05-01", html: "<p>First.</p>" },
        { slug: "two", title: "Two", date: "2021-05-02", html: "<p>Second.</p>" },
      ]),
      "news/api.njk": `---
pagination: { data: api, size: 1, alias: item, addAllPagesToCollections: true }
permalink: "/news/{{ item.slug }}/"
eleventyComputed:
  title: "{{ item.title }}"
  date: "{{ item.date }}"
---
{{ item.html | safe }}`,
    },
    entries: ["news/api.njk"],
    glob: "news/**/*.{md,njk}",
  });
  for (const output of [templates, direct]) assert.equal(titlesOf(output), ["Two", "One"]);
});

test("data of folders, their merging and overriding, and data files of entries are Eleventy's", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/index.11tydata.json": '{ "tags": ["Harbour"], "author": "The desk" }',
      "news/a.md": entry("title: Own tags\ndate: 2021-05-07\ntags: [Boats]"),
      "news/b.md": entry("title: No own tags\ndate: 2021-05-06"),
      "news/deep/index.11tydata.toml": 'section = "Deep"',
      "news/deep/c.md": entry("title: In a deeper folder\ndate: 2021-05-05\ntags: Boats"),
      "news/over/index.11tydata.json": '{ "override:tags": ["Only"] }',
      "news/over/d.md": entry("title: In a folder that overrides\ndate: 2021-05-04\ntags: [Boats]"),
      "news/e.md": entry("title: Overrides itself\ndate: 2021-05-03\noverride:tags: [Mine]"),
      "news/f.11tydata.json": '{ "summary": "From the data file of the entry.", "tags": ["FromFile"] }',
      "news/f.md": entry("title: Own data file\ndate: 2021-05-02"),
    },
    entries: ["news/a.md", "news/b.md", "news/deep/c.md", "news/over/d.md", "news/e.md", "news/f.md"],
    config: [
      'config.addDataExtension("toml", { parser: (text) => Object.fromEntries(text.trim().split("\\n").map((line) => { const [key, value] = line.split(" = "); return [key, JSON.parse(value)]; })) });',
      'config.setDataFileBaseName("index");',
    ],
  });
  for (const output of [templates, direct]) {
    const tags = Object.fromEntries(itemsOf(output).map((item) => [item.title, item.tags?.toSorted()]));
    assert.equal(tags, {
      "Own tags": ["Boats", "Harbour"],
      "No own tags": ["Harbour"],
      "In a deeper folder": ["Boats", "Harbour"],
      "In a folder that overrides": ["Boats", "Only"],
      "Overrides itself": ["Mine"],
      "Own data file": ["FromFile", "Harbour"],
    });
    assert.is(itemsOf(output).at(-1)?.summary, "From the data file of the entry.");
    assert.match(output.files.get("/news/sections/deep/index.html") ?? "", /In a deeper folder/);
  }
});

test("addresses that the site transforms are those of feeds, lists and the sitemap", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05\ntags: [Boats]", "See [the timetable](#t)."),
      "news/pier.md": entry("title: The pier\ndate: 2021-05-04\npermalink: /pier.html\nlayout: base.njk"),
    },
    entries: ["news/ferry.md", "news/pier.md"],
    config: [
      'config.addUrlTransform(({ url }) => (url.length > 1 && url.endsWith("/") ? url.slice(0, -1) : url.endsWith(".html") ? url.slice(0, -5) : undefined));',
    ],
  });
  for (const output of [templates, direct]) {
    assert.equal(
      itemsOf(output).map(({ id, url }) => [id, url]),
      [
        ["https://news.example/news/ferry", "https://news.example/news/ferry"],
        ["https://news.example/pier", "https://news.example/pier"],
      ],
    );
    const sitemap = output.files.get("/news/sitemap.xml") ?? "";
    for (const address of ["/news", "/news/ferry", "/pier", "/news/tags/boats"])
      assert.match(sitemap, `<loc>https://news.example${address}</loc>`);
    assert.match(output.files.get("/news/ferry/index.html") ?? "", 'href="/news/tags/boats"');
  }
});

test("an excerpt that Eleventy finds by the site's options of front matter is the summary", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05", "It *sails*.\n<!-- cut -->\nAt ten."),
      "news/pier.md": entry("title: The pier\ndate: 2021-05-04", "It stands."),
    },
    entries: ["news/ferry.md", "news/pier.md"],
    config: ['config.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: "<!-- cut -->" });'],
  });
  for (const output of [templates, direct])
    assert.equal(
      itemsOf(output).map(({ summary }) => summary),
      ["It sails.", "It stands."],
    );
});

test("entries that Eleventy does not read are told of, and the build goes on", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05"),
      "news/pier.liquid": entry("title: The pier\ndate: 2021-05-04"),
      "news/off/rope.md": entry("title: The rope\ndate: 2021-05-03"),
    },
    entries: ["news/ferry.md"],
    glob: "news/**/*.{md,liquid}",
    config: ['config.setTemplateFormats(["md", "njk"]);', 'config.ignores.add("src/news/off/**");'],
  });
  for (const output of [templates, direct]) assert.equal(titlesOf(output), ["The ferry"]);
});

test("the newsroom is complete where Eleventy takes permalinks as they are", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05\ntags: [Boats]"),
      "news/pier.md": entry("title: The pier\ndate: 2021-05-04\npermalink: /p/{{ x }}.html"),
    },
    entries: ["news/ferry.md", "news/pier.md"],
    config: ["config.setDynamicPermalinks(false);"],
  });
  for (const output of [templates, direct]) {
    assert.equal(titlesOf(output), ["The ferry", "The pier"]);
    assert.ok(output.files.has("/news/tags/boats/index.html"));
  }
});

test("computed data of the site do not move what the newsroom makes, nor put it into collections", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "_data/eleventyComputed.js": `export default {
  permalink: (data) => data.permalink || (data.moved ? "/moved/" + data.page.fileSlug + "/" : undefined),
  eleventyExcludeFromCollections: () => false,
};`,
      "all.njk": "{% for page in collections.all %}{{ page.inputPath }} {% endfor %}",
      "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05\nmoved: true\ntags: [Boats]"),
    },
    entries: ["news/ferry.md"],
  });
  for (const output of [templates, direct]) {
    assert.equal(titlesOf(output), ["The ferry"]);
    assert.ok(output.files.has("/moved/ferry/index.html"));
    assert.ok(output.files.has("/news/tags/boats/index.html"));
  }
});

test("an entry may name its template language", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/njk.md": entry(
        "title: Nunjucks\ndate: 2021-05-05\npermalink: /n/\ntemplateEngineOverride: njk",
        "It *sails* {{ title }}.",
      ),
      "news/none.md": entry("title: None\ndate: 2021-05-04\ntemplateEngineOverride: false", "*{{ title }}*"),
      "news/md.md": entry("title: Markdown\ndate: 2021-05-03\ntemplateEngineOverride: md", "*{{ title }}*"),
    },
    entries: ["news/njk.md", "news/none.md", "news/md.md"],
  });
  for (const output of [templates, direct]) assert.match(everything(output), /It \*sails\* Nunjucks\./);
});

test("files whose names begin alike are each in the hands of one", async () => {
  const { templates, direct } = await builtInAllModes({
    files: {
      "news/rope.md": entry("title: Rope\ndate: 2021-05-05", "{{ title }}"),
      "news/rope-2.md": entry("title: Rope two\ndate: 2021-05-04"),
      "news/Rope (3).md": entry("title: Rope three\ndate: 2021-05-03\npermalink: /r/3/"),
      "news/pier.md": entry("title: The pier\ndate: 2021-05-02"),
    },
    entries: ["news/rope.md", "news/rope-2.md", "news/Rope (3).md", "news/pier.md"],
  });
  for (const output of [templates, direct])
    assert.equal(titlesOf(output), ["Rope", "Rope two", "Rope three", "The pier"]);
});

for (const input of ["absolute", "outside", "outside, absolute", "."] as const) {
  test(`the input folder may lie and be named in any way: ${input}`, async () => {
    const { templates, direct } = await builtInAllModes({
      input,
      files: {
        "news/ferry.md": entry("title: The ferry\ndate: 2021-05-05\ntags: [Boats]"),
        "news/deep/pier.md": entry("title: The pier\ndate: 2021-05-04\nlayout: base.njk"),
        "_data/newsTags.yaml": "Boats:\n  description: All that floats.\n",
      },
      entries: ["news/ferry.md", "news/deep/pier.md"],
    });
    for (const output of [templates, direct]) {
      assert.equal(titlesOf(output), ["The ferry", "The pier"]);
      assert.match(output.files.get("/news/tags/boats/index.html") ?? "", /All that floats/);
    }
  });
}

test.run();
