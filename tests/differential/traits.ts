// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configurations of sites, as text
import { fromProject, put, type Site } from "./site.ts";

/**
 * What a site may have beside its entries, each by a name `group: kind`; a site has one of a group at most. The number
 * chooses among small variations.
 */
export const TRAITS: Record<string, (site: Site, variation: number) => void> = {
  // The library behind Markdown, and what stands around it.
  "markdown: options": ({ imports, config }) => {
    imports.push('import markdownIt from "markdown-it";');
    config.push('config.setLibrary("md", markdownIt({ html: true, linkify: true, typographer: true }));');
  },
  "markdown: another library": ({ config }) => {
    config.push(
      'config.setLibrary("md", { render: (text) => `<p class="own">${text.trim().replace(/==(.+?)==/g, "<mark>$1</mark>")}</p>` });',
    );
  },
  "markdown: another language": ({ config }, variation) => {
    config.push(
      variation % 2 === 0
        ? 'config.addExtension("md", { compile: (text) => () => "<p>" + text.trim().replace(/==(.+?)==/g, "<mark>$1</mark>") + "</p>" });'
        : 'config.addExtension("md", { compile: (text) => async function (data) { return (await this.defaultRenderer(data)) + "<!-- " + data.page.fileSlug + " -->"; } });',
    );
  },
  "markdown: highlighter": ({ config }) => {
    config.push(
      'config.addMarkdownHighlighter((code, language) => `<pre data-of="${language}">${code.length}</pre>`);',
    );
  },
  "amended: page": ({ config }) => {
    config.push(
      'config.amendLibrary("md", (md) => { md.renderer.rules.heading_open = (tokens, at, options, env, self) => { tokens[at].attrSet("data-of", env?.page?.url ?? "no page"); return self.renderToken(tokens, at, options); }; });',
    );
  },
  "amended: data": ({ config }) => {
    config.push(
      'config.amendLibrary("md", (md) => md.core.ruler.push("data", (state) => { if (state.env) state.tokens.push(Object.assign(new state.Token("html_block", "", 0), { content: `<i>${state.env.title} ${state.env.pier}</i>` })); }));',
    );
  },
  "amended: writes": ({ config }) => {
    config.push(
      'config.amendLibrary("md", (md) => md.core.ruler.push("blocks", (state) => { if (state.env) state.env.blocks = state.tokens.length; }));',
    );
  },
  "amended: headings": ({ config }, variation) => {
    config.push(
      'config.amendLibrary("md", (md) => md.core.ruler.push("ids", (state) => { for (const [at, token] of state.tokens.entries()) if (token.type === "heading_open") token.attrSet("id", state.tokens[at + 1].content.toLowerCase()); }));',
    );
    if (variation % 3 === 1) config.push('config.amendLibrary("md", (md) => { md.set({ breaks: true }); });');
    if (variation % 3 === 2) config.push('config.amendLibrary("md", (md) => { md.enable("code"); });');
  },

  // Template languages.
  "engine: njk": ({ returned }) => {
    returned["markdownTemplateEngine"] = "njk";
  },
  "engine: none": ({ returned }) => {
    returned["markdownTemplateEngine"] = false;
    returned["htmlTemplateEngine"] = false;
  },
  "engine: html njk": ({ returned }) => {
    returned["htmlTemplateEngine"] = "njk";
  },
  "engine: delimiters": (site) => {
    // A probe in Markdown is there because no other format is read, and is written with the usual delimiters.
    if (site.probe === "md") return;
    site.config.push(
      'config.setLiquidOptions({ outputDelimiterLeft: "<<", outputDelimiterRight: ">>", extname: ".liquid", dynamicPartials: true, strictFilters: true });',
    );
    site.delimiters = ["<<", ">>"];
    if (site.probe === "liquid") site.probe = "njk";
  },
  "engine: renderer": (site) => {
    site.imports.push('import { RenderPlugin } from "@11ty/eleventy";');
    site.config.push("config.addPlugin(RenderPlugin);");
    put(
      site,
      "rendered.njk",
      '---\npermalink: /rendered/\ndate: 2020-01-01\n---\n{% renderTemplate "md" %}\n## Head\n\n==mark==\n{% endrenderTemplate %}\n',
    );
    addEntry(
      site,
      "news/rendered.md",
      "title: Rendered\ndate: 2021-04-05",
      '{% renderTemplate "md" %}\n## Head\n{% endrenderTemplate %}',
    );
  },
  "permalinks: as they are": ({ config }) => {
    config.push("config.setDynamicPermalinks(false);");
  },

  // Addresses.
  "addresses: no slash": ({ config }, variation) => {
    config.push(
      variation % 2 === 0
        ? 'config.addUrlTransform(({ url }) => (url.length > 1 && url.endsWith("/") ? url.slice(0, -1) : undefined));'
        : 'config.addUrlTransform(({ url }) => (url.endsWith(".html") ? url.slice(0, -5) : undefined));',
    );
  },
  "prefix: alone": ({ returned }) => {
    returned["pathPrefix"] = "/town/";
  },
  "prefix: base": ({ imports, config, returned }) => {
    imports.push('import { HtmlBasePlugin } from "@11ty/eleventy";');
    config.push("config.addPlugin(HtmlBasePlugin);");
    returned["pathPrefix"] = "/town/";
  },
  "html: input paths": (site) => {
    site.imports.push('import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";');
    site.config.push("config.addPlugin(InputPathToUrlTransformPlugin);");
    addEntry(
      site,
      "news/linked.md",
      "title: Linked\ndate: 2021-04-06\nlayout: base.njk",
      "To [us](../about.md) and [home](/index.njk).",
    );
  },
  "html: ids": ({ imports, config }) => {
    imports.push('import { IdAttributePlugin } from "@11ty/eleventy";');
    config.push("config.addPlugin(IdAttributePlugin);");
  },

  // What happens to texts before and after.
  "transform: comment": ({ config }) => {
    config.push(
      'config.addTransform("comment", function (content) { return String(this.page.outputPath).endsWith(".html") ? content + `<!-- ${this.page.inputPath} -->` : content; });',
    );
  },
  "transform: whole": ({ config }) => {
    config.push(
      'config.addTransform("squeeze", function (content) { return String(this.page.outputPath).endsWith(".html") ? content.replace(/>\\s+</g, "><") : content; });',
    );
  },
  "transform: words": ({ config }) => {
    config.push('config.addTransform("words", async (content) => content.replaceAll("noon", "12 o’clock"));');
  },
  "before: drafts": ({ config }, variation) => {
    config.push(
      `config.addPreprocessor("drafts", ${JSON.stringify(["*", "md", "njk,md,html"][variation % 3])}, (data) => { if (data.wip) return false; });`,
    );
  },
  "before: text": ({ config }) => {
    config.push(
      'config.addPreprocessor("wiki", "md", (data, text) => text.replace(/\\[\\[(\\w+)\\]\\]/g, "[$1](/$1/)"));',
    );
  },
  "before: data": ({ config }) => {
    config.push(
      'config.addPreprocessor("kicker", "md", (data) => { data.kicker = `Before ${data.page.fileSlug}`; });',
    );
  },
  "excerpt: on": ({ config }) => {
    config.push('config.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: "\\n\\n" });');
  },
  "bundle: css": (site) => {
    site.config.push('config.addBundle("css");');
    put(
      site,
      `${site.includes}/bundled.njk`,
      '<!doctype html><html><head><title>{{ title }}</title><style>{% getBundle "css" %}</style></head><body>{% css %}body{}{% endcss %}{{ content | safe }}</body></html>',
    );
    addEntry(
      site,
      "news/bundled.md",
      "title: Bundled\ndate: 2021-04-07\nlayout: bundled.njk",
      "{% css %}p{}{% endcss %}Text.",
    );
  },

  // Which files are templates.
  "ignored: eleventyignore": (site) => {
    ignoredEntries(site);
    site.files.set("site/.eleventyignore", `${fromProject(site, "news/hidden-1.md")}\n`);
  },
  "ignored: gitignore": (site, variation) => {
    ignoredEntries(site);
    site.files.set("site/.gitignore", `${fromProject(site, "news/hidden-1.md")}\n`);
    if (variation % 2 === 1) site.config.push("config.setUseGitIgnore(false);");
  },
  "ignored: config": (site, variation) => {
    ignoredEntries(site);
    const path = fromProject(site, variation % 2 === 0 ? "news/hidden-*.md" : "news/hidden-1.md");
    site.config.push(`config.ignores.add(${JSON.stringify(path)});`);
  },
  "formats: some": (site, variation) => {
    const formats = [["md", "njk"], ["njk", "md", "html"], ["md"]][variation % 3] as string[];
    site.config.push(`config.setTemplateFormats(${JSON.stringify(formats)});`);
    site.probe = formats.includes("njk") ? "njk" : "md";
    put(site, "stray.11ty.js", "export const render = () => 'stray';\n");
    put(site, "stray.liquid", "stray {{ page.url }}\n");
    put(
      site,
      "news/stray.11ty.js",
      'export const data = { title: "Stray", date: "2021-01-01" };\nexport const render = () => "stray";\n',
    );
    put(site, "stray.html", "stray\n");
  },
  "formats: own": (site) => {
    site.config.push('config.addTemplateFormats("shout");');
    site.config.push(
      'config.addExtension("shout", { compile: (text) => (data) => `<p>${text.trim().toUpperCase()} ${data.title}</p>` });',
    );
    addEntry(site, "news/shouted.shout", "title: Shouted\ndate: 2021-04-08\ntags: [Boats]", "ahoy");
  },
  "copied: files": (site, variation) => {
    put(site, "img/boat.txt", "a boat\n");
    put(site, "news/table.csv", "a;b\n");
    put(site, "news/note.txt.bak", "no\n");
    const from = (path: string) => JSON.stringify(fromProject(site, path));
    site.config.push(
      variation % 2 === 0
        ? `config.addPassthroughCopy(${from("img")}); config.addPassthroughCopy(${from("news/*.csv")});`
        : `config.addPassthroughCopy({ [${from("img")}]: "news/img" });`,
    );
  },

  // Collections.
  "collections: of configuration": ({ config }) => {
    config.push('config.addCollection("recent", (api) => api.getAllSorted().reverse());');
    config.push('config.addCollection("boats", (api) => api.getFilteredByTag("Boats"));');
    config.push('config.addCollection("globbed", (api) => api.getFilteredByGlob("**/news/**/*.md"));');
  },
  "collections: news": (site, variation) => {
    site.config.push(
      variation % 2 === 0
        ? 'config.addCollection("news", (api) => api.getFilteredByGlob("**/about.md"));'
        : 'config.addCollection("newsTags", (api) => api.getAllSorted());',
    );
  },
  "collections: tag news": (site, variation) => {
    const tag = variation % 3 === 2 ? "newsTags" : "news";
    if (variation % 3 === 1)
      put(
        site,
        "plain.md",
        `---\ntitle: Plain\ndate: 2020-05-05\ntags: [${tag}]\nlayout: base.njk\n---\nPlain.\n`,
      );
    addEntry(site, "news/tagged.md", `title: Tagged\ndate: 2021-04-09\ntags: [${tag}, Boats]`, "Tagged.");
  },
  "collections: shown": (site) => {
    site.showsCollections = true;
    addEntry(
      site,
      "news/counting.md",
      "title: Counting\ndate: 2021-04-10\ntags: [Boats]",
      `${site.delimiters[0]} collections | asNames ${site.delimiters[1]}`,
    );
    put(
      site,
      "all.liquid",
      `${OWN("/c/loop.json")}{ {% for pair in collections %}{% unless forloop.first %},{% endunless %}"{{ pair[0] }}":[{% for item in pair[1] %}{% unless forloop.first %},{% endunless %}["{{ item.inputPath }}","{{ item.url }}"]{% endfor %}]{% endfor %} }`,
    );
  },
  "collections: computed": (site) => {
    put(
      site,
      "c/computed.11tydata.js",
      "export default { eleventyComputed: { names: (data) => JSON.stringify({ all: data.collections.all.map((item) => [item.inputPath, item.url]) }) } };\n",
    );
    put(site, "c/computed.njk", `${OWN("/c/computed.json")}{{ names | safe }}`);
  },
  "collections: script": (site) => {
    put(
      site,
      "c/script.11ty.js",
      'export const data = { permalink: "/c/script.json", layout: false, eleventyExcludeFromCollections: true };\nexport function render({ collections }) { return this.asJson(collections); }\n',
    );
  },
  "paged: tags": (site, variation) => {
    const more = ["", "  addAllPagesToCollections: true\n", "  filter: [all]\n"][variation % 3];
    put(
      site,
      "tags.njk",
      `---\npagination:\n  data: collections\n  size: 1\n  alias: tag\n${more}permalink: "/c/t/{{ tag | slugify }}.json"\nlayout: false\ndate: 2020-01-01\n${variation % 3 === 1 ? "" : "eleventyExcludeFromCollections: true\n"}---\n{ "{{ tag }}": [{% for item in collections[tag] %}{% if not loop.first %},{% endif %}["{{ item.inputPath }}","{{ item.url }}"]{% endfor %}] }`,
    );
  },
  "paged: entries": (site) => {
    put(
      site,
      "list.njk",
      '---\npagination:\n  data: collections.all\n  size: 2\n  alias: items\npermalink: "/c/l/{{ pagination.pageNumber }}.json"\nlayout: false\ndate: 2020-01-01\neleventyExcludeFromCollections: true\n---\n{ "all": [{% for item in items %}{% if not loop.first %},{% endif %}["{{ item.inputPath }}","{{ item.url }}"]{% endfor %}] }',
    );
  },
  "paged: data": (site, variation) => {
    put(site, "_data/boats.json", '[{"name":"One"},{"name":"Two"}]');
    put(
      site,
      "boats.njk",
      `---\npagination:\n  data: boats\n  size: 1\n  alias: boat\n  addAllPagesToCollections: ${variation % 2 === 0}\npermalink: "/boats/{{ boat.name | slugify }}/"\ntags: Fleet\ndate: 2020-01-01\n---\n{{ boat.name }}\n`,
    );
  },

  // Pages of the site among the entries.
  "among: front page": (site, variation) => {
    const front = "title: The news\neleventyExcludeFromCollections: true\n";
    const ways: [string, string][] = [
      ["news/index.md", `---\n${front}layout: base.njk\n---\nOurs.\n`],
      ["news/README.md", `---\n${front}---\nHow § page.date | ymd ¤ to write.\n`],
      ["news/index.njk", `---\n${front}---\n<p>{{ title }} {{ page.date | ymd }}</p>\n`],
      ["news/note.md", `---\n${front}date: 2021-02-03\nlayout: base.njk\n---\nAt § page.date | ymd ¤.\n`],
    ];
    const [path, text] = ways[variation % ways.length] as [string, string];
    const [open, close] = site.delimiters;
    put(site, path, text.replaceAll("§", open).replaceAll("¤", close));
  },
  "among: undated": (site, variation) => {
    put(site, variation % 2 === 0 ? "news/README.md" : "news/index.md", "# How to write\n\nPlainly.\n");
  },
  "among: own address": (site, variation) => {
    const address = ["/news/", "/news/tags/", "/news/feed.xml", "/news/tags/boats/"][variation % 4];
    put(
      site,
      "mine.njk",
      `---\npermalink: ${address}\ndate: 2020-01-01\neleventyExcludeFromCollections: true\n---\nMine, {{ page.url }}.\n`,
    );
  },
  "among: paged": (site) => {
    put(
      site,
      "news/paged.md",
      '---\ntitle: Paged\ndate: 2021-02-01\npagination: { data: parts, size: 1, alias: part }\nparts: [one, two]\npermalink: "/paged/{{ pagination.pageNumber }}/"\nlayout: base.njk\n---\nPart.\n',
    );
  },

  // Where files and data lie.
  "data: global": (site, variation) => {
    const [line] = [
      'config.addGlobalData("layout", "base.njk");',
      'config.addGlobalData("permalink", () => "/g/{{ page.filePathStem }}/");',
      'config.addGlobalData("eleventyComputed", { kicker: () => (data) => `Of ${data.page.fileSlug}` });',
      'config.addGlobalData("tags", ["Everywhere"]);',
      'config.addGlobalData("pier", async () => 9);',
      'config.addGlobalData("eleventyComputed.title", () => (data) => `${data.title}.`);',
      'config.addGlobalData("nested", { a: { c: "global" } });',
    ].slice(variation % 7);
    site.config.push(line as string);
  },
  "data: file": (site, variation) => {
    if (variation % 2 === 0) put(site, "_data/pier.json", "8");
    else
      put(
        site,
        "_data/eleventyComputed.js",
        "export default { kicker: (data) => `Of ${data.page.fileSlug}` };\n",
      );
  },
  "data: names": (site, variation) => {
    if (variation % 2 === 0) {
      site.config.push('config.setDataFileBaseName("index");');
      put(site, "news/index.11tydata.json", '{"tags":["Based"],"kicker":"base"}');
    } else {
      site.config.push('config.setDataFileSuffixes([".11tydata", ".facts", ""]);');
      put(site, "news/news.facts.json", '{"tags":["Facts"],"kicker":"facts"}');
    }
  },
  "data: language": (site) => {
    site.config.push(
      'config.addDataExtension("toml", { parser: (text) => Object.fromEntries(text.trim().split("\\n").map((line) => { const [key, value] = line.split(" = "); return [key, JSON.parse(value)]; })) });',
    );
    put(site, "news/news.11tydata.toml", 'kicker = "Toml"\nlayout = "base.njk"\n');
  },
  "data: shallow": ({ config }) => {
    config.push("config.setDataDeepMerge(false);");
  },
  "data: schema": ({ config }) => {
    config.push(
      'config.addGlobalData("eleventyDataSchema", () => (data) => { if (data.title === "never") throw new Error("never"); });',
    );
  },
  "layouts: alias": (site) => {
    site.config.push('config.addLayoutAlias("story", "post.njk");');
    addEntry(site, "news/aliased.md", "title: Aliased\ndate: 2021-04-11\nlayout: story", "Text.");
  },
  "layouts: script": (site) => {
    put(
      site,
      `${site.includes}/script.11ty.js`,
      'export const data = { layout: "base.njk", kicker: "Script" };\nexport const render = ({ content, page }) => `<div data-of="${page.fileSlug}">${content}</div>`;\n',
    );
    addEntry(site, "news/scripted.md", "title: Scripted\ndate: 2021-04-12\nlayout: script.11ty.js", "Text.");
  },
  "layouts: tags": (site) => {
    put(
      site,
      `${site.includes}/tagging.njk`,
      "---\nlayout: base.njk\ntags: [FromLayout]\nsummary: Of the layout\n---\n{{ content | safe }}\n",
    );
    addEntry(
      site,
      "news/tagging.md",
      "title: Tagging\ndate: 2021-04-13\nlayout: tagging.njk\ntags: [Boats]",
      "Text.",
    );
  },
  "layouts: permalink": (site) => {
    put(
      site,
      `${site.includes}/addressed.njk`,
      '---\nlayout: base.njk\npermalink: "/by-layout/{{ page.fileSlug }}/"\n---\n{{ content | safe }}\n',
    );
    addEntry(site, "news/addressed.md", "title: Addressed\ndate: 2021-04-14\nlayout: addressed.njk", "Text.");
  },
  "folders: includes": (site, variation) => {
    const ways = [
      ["parts", "parts"],
      ["../parts", "../parts"],
    ] as const;
    const [folder] = ways[site.input === "src" ? variation % 2 : 0] as readonly string[];
    site.includes = folder as string;
    site.returned["dir"] = { includes: folder };
  },
  "folders: layouts": (site) => {
    site.includes = "frames";
    site.returned["dir"] = { layouts: "frames", data: "facts" };
    put(site, "facts/kicker.json", '"From the facts"');
  },
  "virtual: entries": (site, variation) => {
    for (const number of [1, 2]) {
      const data = {
        title: `From the CMS ${number}`,
        date: `2021-05-0${number}`,
        tags: ["CMS"],
        ...(variation % 2 === 1 ? { layout: "base.njk" } : {}),
      };
      site.config.push(
        `config.addTemplate("news/cms-${number}.md", "Text **${number}**.", ${JSON.stringify(data)});`,
      );
      site.moreEntries.push(`news/cms-${number}.md`);
    }
  },
  "virtual: page": ({ config }) => {
    config.push(
      'config.addTemplate("made.njk", "<p>{{ page.url }}</p>", { permalink: "/made/", date: "2020-01-01", tags: ["Boats"] });',
    );
  },
  "dates: own": (site) => {
    site.config.push(
      'config.addDateParsing((value) => (value === "new year" ? new Date(Date.UTC(2021, 0, 1)) : undefined));',
    );
    put(site, "year.md", "---\ntitle: Year\ndate: new year\nlayout: base.njk\n---\nText.\n");
  },
  "zone: east": ({ options }) => {
    options.push('timeZone: "Asia/Almaty"');
  },
  "zone: west": ({ options }) => {
    options.push('timeZone: "America/Los_Angeles"');
  },
};

const OWN = (permalink: string) =>
  `---\npermalink: ${permalink}\nlayout: false\ndate: 2020-01-01\neleventyExcludeFromCollections: true\n---\n`;

function addEntry(site: Site, path: string, matter: string, text: string): void {
  put(site, path, `---\n${matter}\n---\n${text}\n`);
  site.moreEntries.push(path);
}

function ignoredEntries(site: Site): void {
  for (const number of [1, 2]) {
    addEntry(
      site,
      `news/hidden-${number}.md`,
      `title: Hidden ${number}\ndate: 2021-04-0${number}\ntags: [Hidden]`,
      "Hidden.",
    );
  }
}
