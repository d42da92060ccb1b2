/** A site before it is written: parts of it are added by the entries and the traits of a description. */
export interface Site {
  /** Files, named from the folder that holds the project (`site/`) and what may lie beside it (`elsewhere/`). */
  readonly files: Map<string, string>;
  /** The input folder as Eleventy is given it; `absolute` puts the folder of the site before it. */
  readonly input: Input;
  /** Statements of the configuration, in order. */
  readonly config: string[];
  /** Statements at the top of the configuration. */
  readonly imports: string[];
  /** What the configuration returns. */
  readonly returned: Record<string, unknown>;
  /** Options of the newsroom beside those that every site has, as source text. */
  readonly options: string[];
  /** Folder of layouts, below the input folder. */
  includes: string;
  /** Signs before and after a value in the template language of Markdown files. */
  delimiters: readonly [string, string];
  /** Which file asks for all collections. */
  probe: "njk" | "liquid" | "shortcode" | "11ty.js" | "md";
  /** Input paths of the entries that the site has beside those of its description. */
  readonly moreEntries: string[];
  /** Whether an entry or its layout shows other entries through Eleventy's collections. */
  showsCollections: boolean;
}

/** Where the input folder lies, seen from the project, and how it is named. */
export const INPUTS = {
  src: { folder: "site/src", argument: "src", isAbsolute: false },
  ".": { folder: "site", argument: ".", isAbsolute: false },
  "docs/src": { folder: "site/docs/src", argument: "./docs/src/", isAbsolute: false },
  absolute: { folder: "site/src", argument: "site/src", isAbsolute: true },
  outside: { folder: "elsewhere", argument: "../elsewhere", isAbsolute: false },
  "outside, absolute": { folder: "elsewhere", argument: "elsewhere", isAbsolute: true },
} as const;
export type Input = keyof typeof INPUTS;

/** Puts a file below the input folder. */
export function put(site: Site, path: string, text: string): void {
  site.files.set(`${INPUTS[site.input].folder}/${path}`, text);
}

/** The path of a file below the input folder, as seen from the project. */
export function fromProject(site: Site, path: string): string {
  const { folder } = INPUTS[site.input];
  if (folder === "site") return path;
  return folder.startsWith("site/") ? `${folder.slice(5)}/${path}` : `../${folder}/${path}`;
}

const DOCUMENT = (head: string, body: string) =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;

/** Layouts of every site, chained in several ways and languages. */
const LAYOUTS: Record<string, string> = {
  "base.njk": DOCUMENT(
    "\n<title>{{ title }}</title>",
    "{{ content | safe }}\n<p>{{ page.url }} {{ page.date | ymd }} {{ page.inputPath }} {{ page.fileSlug }} {{ kicker }} {{ author }} {{ tags }} {{ built }} {{ blocks }}</p>",
  ),
  "post.njk": `---\nlayout: base.njk\nkicker: From the layout\n---\n<article data-of="{{ page.filePathStem }}">{{ content | safe }}</article>\n`,
  "deep.liquid":
    "---\nlayout: post\nauthor: The layout\n---\n<section>{{ content }}</section>{{ nested.a.b }}\n",
  "part.html": "<main>{{ content }}</main>\n",
  "untitled.njk": DOCUMENT("", "{{ content | safe }}"),
};

/** What every site begins with. */
export function newSite(input: Input, probe: Site["probe"]): Site {
  return {
    files: new Map([
      ["package.json", '{"type":"module"}'],
      ["site/package.json", '{"type":"module"}'],
    ]),
    input,
    config: [],
    imports: [],
    returned: {},
    options: [],
    includes: "_includes",
    delimiters: ["{{", "}}"],
    probe,
    moreEntries: [],
    showsCollections: false,
  };
}

const FRONT = (name: string, more = "") =>
  `---\npermalink: /c/${name}.json\nlayout: false\neleventyExcludeFromCollections: true\neleventyComputed: { permalink: /c/${name}.json }\n${more}---\n`;

const PROBES: Record<Site["probe"], readonly [string, string]> = {
  njk: ["probe.njk", `${FRONT("all")}{{ collections | asJson | safe }}`],
  liquid: ["probe.liquid", `${FRONT("all")}{{ collections | asJson }}`],
  shortcode: ["probe.njk", `${FRONT("all")}{% everything %}`],
  md: ["probe.md", `${FRONT("all", "templateEngineOverride: liquid\n")}{{ collections | asJson }}`],
  "11ty.js": [
    "probe.11ty.js",
    'export const data = { permalink: "/c/all.json", layout: false, eleventyExcludeFromCollections: true, eleventyComputed: { permalink: "/c/all.json" } };\nexport function render(data) { return this.asJson(data.collections); }\n',
  ],
};

/** Adds what every site ends with: pages, layouts, the probe. */
export function finish(site: Site): void {
  for (const [name, text] of Object.entries(LAYOUTS)) put(site, `${site.includes}/${name}`, text);
  const own = (path: string, text: string) => {
    if (!site.files.has(`${INPUTS[site.input].folder}/${path}`)) put(site, path, text);
  };
  own(
    "about.md",
    "---\ntitle: About\nlayout: base.njk\ndate: 2020-02-02\n---\n## About\n\nUs, ==all== of us.\n",
  );
  own("index.njk", '---\npermalink: "/"\ndate: 2020-02-03\nlayout: false\n---\n<h1>Home</h1>\n');
  const [name, text] = PROBES[site.probe];
  put(site, `c/${name}`, text);
}

/**
 * The configuration, which adds the newsroom in the mode that the environment names, or none. `asNames` leaves out pages over
 * collections: Eleventy makes a tag's collection when the first file with that tag has been read, so that the order of
 * tags, and of the pages made from them, can differ between two builds of a site that is not the newsroom's.
 */
export function configOf(site: Site, chosen: Readonly<Record<string, unknown>>, plugin: string): string {
  return `import newsroom from ${JSON.stringify(plugin)};
${site.imports.join("\n")}
const list = (items) => items.map((item) => [item.inputPath, item.url, item.data.title, item.data.tags, item.date?.toISOString?.(), item.data.layout]);
const asJson = (collections) => JSON.stringify(Object.fromEntries(Object.keys(collections).map((name) => [name, list(collections[name])])));
export default async function (config) {
  config.addFilter("asJson", asJson);
  config.addFilter("asNames", (collections) => Object.entries(collections).map(([name, items]) => name + ": " + items.map((item) => item.url).filter((url) => !String(url).startsWith("/c/"))).sort().join(", "));
  config.addFilter("ymd", (date) => date.toISOString().slice(0, 10));
  config.addFilter("loud", (text) => String(text).toUpperCase());
  config.addShortcode("everything", function () { return asJson(this.ctx.collections); });
  config.addShortcode("tide", function (at) { return \`<b>\${at} at \${this.page.url}</b>\`; });
  config.addPairedShortcode("box", (content) => \`<div class="box">\${content}</div>\`);
  config.setQuietMode(true);
${site.config.map((line) => `  ${line}\n`).join("")}  const render = process.env.DIFFERENTIAL;
  if (render) {
    config.addPlugin(newsroom, {
      site: { url: "https://news.example/", title: "The Example" },
      entries: { ...${JSON.stringify(chosen)}, render },
${site.options.map((line) => `      ${line},\n`).join("")}    });
  }
  return ${JSON.stringify(site.returned)};
}
`;
}
