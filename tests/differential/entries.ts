import fc from "fast-check";
import { put, type Site } from "./site.ts";

/* Entries and the data of their folders: what a description of a site says of them, and the files that come of it. */

const rarely = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary });

const FOLDERS = ["news", "news/deep", "news/deep/er"] as const;
const STEMS = ["ferry", "pier", "rope", "quay", "gale", "tide"] as const;
const TAGS = ["Boats", "Piers", "Town Hall", "c++", "Öl"] as const;
const LAYOUT_NAMES = ["base.njk", "post.njk", "post", "deep.liquid", "part.html", "untitled.njk"] as const;

const tags = fc.oneof(fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }), fc.constantFrom(...TAGS));
const layout = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...LAYOUT_NAMES) },
  { weight: 1, arbitrary: fc.constant(false as const) },
);

/** Texts by name; `§` stands for an opening, `¤` for a closing sign of the template language. */
const PIECES = {
  words: "It **sails** at _ten_.",
  heading: "## Timetable",
  link: "See [the pier](/about/) and [more](./more/) ![boat](/img/boat.jpg).",
  html: '<aside class="tide">High water: <em>noon</em></aside>',
  mark: "It ==sails== at ten. https://tide.example (c)",
  indented: "    four blanks first",
  wiki: "See [[pier]].",
  fence: "```js\nconst a = 1;\n```",
  title: "Called § title ¤.",
  page: "At § page.url ¤, § page.fileSlug ¤, § page.date | ymd ¤.",
  data: "Pier § pier ¤ § nested.a.b ¤ § kicker ¤ § built ¤.",
  braces: "Write `§ title ¤` for it.",
  condition: "{% if pier %}Pier § pier ¤{% else %}No pier{% endif %}",
  shortcode: 'Next: {% tide "noon" %}.',
  paired: "{% box %}boxed{% endbox %}",
  raw: "{% raw %}§ raw ¤{% endraw %}",
  reference:
    "See [the pier][p], AT&T &copy; &amp; 1 < 2\\\\\nnext line  \nand\tone.\n\n[p]: /about/ 'The pier'",
  rule: "Above\n\n---\n\nBelow\n\n***\n\n- one\n- two\n\n      code",
  table: "| a | b |\n| --- | :-: |\n| `x` | <b>y</b> |",
  comment: "<!-- by hand -->\n<div>\n\n*inside*\n\n</div>",
} as const;
type Piece = keyof typeof PIECES;
const PLAIN: readonly Piece[] = [
  "words",
  "heading",
  "link",
  "html",
  "mark",
  "indented",
  "wiki",
  "fence",
  "reference",
  "rule",
  "table",
  "comment",
];

const entry = fc.record({
  folder: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 }) },
  ),
  named: fc.oneof(
    { weight: 6, arbitrary: fc.constant("plain" as const) },
    { weight: 1, arbitrary: fc.constantFrom("dated", "index", "folder", "capital", "blank", "dots") },
  ),
  language: fc.oneof(
    { weight: 9, arbitrary: fc.constant("md" as const) },
    { weight: 2, arbitrary: fc.constantFrom("njk", "liquid", "html", "11ty.js") },
  ),
  date: fc.constantFrom("day", "quoted", "time", "zone", "zoned text", "iso"),
  day: fc.integer({ min: 1, max: 28 }),
  matter: fc.oneof(
    { weight: 8, arbitrary: fc.constant("yaml" as const) },
    { weight: 1, arbitrary: fc.constantFrom("json", "js") },
  ),
  title: fc.oneof(
    { weight: 8, arbitrary: fc.constant("The §") },
    { weight: 1, arbitrary: fc.constantFrom("Q: & <§> “it”", "§ [1]") },
  ),
  tags: rarely(6, tags),
  overrideTags: rarely(1, tags),
  layout: rarely(3, layout),
  permalink: rarely(
    3,
    fc.constantFrom("folder", "file", "bare", "index", "slug", "date", "title", "false", "function", "xml"),
  ),
  body: fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...PLAIN) },
      { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(PIECES) as Piece[])) },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  fields: fc.subarray(["pier", "built", "nested", "summary", "nothing", "author"], { maxLength: 3 }),
  ownData: rarely(1, fc.constantFrom("json", "11tydata.json", "11tydata.js")),
  computed: rarely(1, fc.constantFrom("title", "tags", "permalink", "summary", "hidden")),
  wip: rarely(2, fc.constant(true)),
  excluded: rarely(1, fc.constant(true)),
  override: rarely(1, fc.constantFrom("njk,md", "liquid,md", "md", "njk", "false")),
  /** How the file is written: with the line ends of Windows, a byte order mark, blanks at the end, or none. */
  written: rarely(2, fc.constantFrom("crlf", "bom", "blanks", "bare")),
});
export type EntryDescription = typeof entry extends fc.Arbitrary<infer Value> ? Value : never;

/** Two to six entries. */
export const entries = fc.array(entry, { minLength: 2, maxLength: 6 });

export const folderData = fc.uniqueArray(
  fc.record({
    folder: fc.integer({ min: 0, max: 3 }),
    form: fc.constantFrom("json", "11tydata.json", "11tydata.js", "function", "promise"),
    tags: rarely(3, tags),
    overrideTags: rarely(1, tags),
    layout: rarely(3, layout),
    permalink: rarely(2, fc.constantFrom("slug", "date", "title", "false", "function")),
    fields: fc.subarray(["pier", "nested", "summary", "author", "kicker", "date"], { maxLength: 3 }),
    computed: rarely(2, fc.constantFrom("title", "tags", "permalink", "summary", "hidden", "kicker")),
  }),
  { maxLength: 3, selector: ({ folder }) => folder },
);
export type FolderDescription = typeof folderData extends fc.Arbitrary<(infer Value)[]> ? Value : never;

/** A value that stands in a file of JavaScript as it is. */
class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function source(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${source(inner)}`)
    .join(", ")} }`;
}

const FIELDS: Record<string, unknown> = {
  pier: 4,
  built: "2021-01-02",
  nested: { a: { b: "deep" }, list: [1, [2]] },
  summary: "In short.",
  nothing: null,
  author: "Ann Lee",
  kicker: "From the folder",
  date: "2021-03-03",
};
/** The same, where they meet those of an entry. */
const FOLDER_FIELDS: Record<string, unknown> = {
  ...FIELDS,
  pier: 5,
  nested: { a: { c: "of the folder" }, list: [3] },
};

/** Fields that are computed, by the form of the file: functions, or templates where it has none. */
function computedField(name: string, canRun: boolean): Record<string, unknown> {
  const code = (text: string) => new Code(text);
  const functions: Record<string, unknown> = {
    title: code('(data) => data.title + "!"'),
    tags: code('(data) => (data.pier ? ["Pier"] : (data.tags ?? []))'),
    permalink: code("(data) => (data.wip ? false : data.permalink)"),
    summary: code('(data) => "Pier " + data.pier'),
    // What is excluded stays so: whether Eleventy makes a tag's collection before or after a page that data compute into it
    // depends on which file was read first.
    hidden: code("(data) => data.wip === true || data.eleventyExcludeFromCollections === true"),
    kicker: code("(data) => data.page.fileSlug"),
  };
  const templates: Record<string, unknown> = {
    title: "{{ title }}, computed",
    tags: ["{{ page.fileSlug }}"],
    permalink: "/computed/{{ page.fileSlug }}/",
    summary: "Of {{ page.fileSlug }}",
    kicker: "{{ page.fileSlug }}",
  };
  const value = (canRun ? functions : templates)[name];
  if (value === undefined) return {};
  return { eleventyComputed: { [name === "hidden" ? "eleventyExcludeFromCollections" : name]: value } };
}

function permalinkOf(
  kind: string | undefined,
  stem: string,
  site: Site,
  canRun: boolean,
): Record<string, unknown> {
  const [open, close] = site.delimiters;
  const values: Record<string, unknown> = {
    folder: `/p/${stem}/`,
    file: `/p/${stem}.html`,
    bare: `p/${stem}/x/`,
    index: `/p/${stem}/index.html`,
    xml: `/p/${stem}.xml`,
    slug: `/s/${open} page.fileSlug ${close}/`,
    date: `/${open} page.date | ymd ${close}/${open} page.fileSlug ${close}/`,
    title: `/t/${open} title | slugify ${close}/`,
    false: false,
    function: canRun ? new Code('(data) => "/f/" + data.page.fileSlug + "/"') : undefined,
  };
  const value = kind === undefined ? undefined : values[kind];
  return value === undefined ? {} : { permalink: value };
}

function dateOf({ date, day }: EntryDescription): unknown {
  const at = `2021-05-${String(day).padStart(2, "0")}`;
  if (date === "time") return new Code(`${at} 01:30:00`);
  if (date === "zone") return new Code(`${at}T01:30:00+06:00`);
  if (date === "quoted") return at;
  if (date === "zoned text") return `${at}T22:30:00-03:00`;
  if (date === "iso") return `${at}T22:30:00Z`;
  return new Code(at);
}

const without = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Writes the files of an entry. Returns its path below the input folder. */
export function addEntry(site: Site, described: EntryDescription, index: number): string {
  const stem = STEMS[index % STEMS.length] as string;
  const folder = FOLDERS[described.folder] as string;
  const ending = described.language;
  const isScript = ending === "11ty.js";
  const canRun = isScript || described.matter === "js";
  const base = nameOf(site, described, stem, folder, ending);
  const path = `${folder}/${base}.${ending}`;
  const date = dateOf(described);
  const fields = without({
    title: described.title.replace("§", stem),
    date:
      described.named === "dated"
        ? undefined
        : canRun || described.matter === "json"
          ? String(date instanceof Code ? date.text.replace(" ", "T") : date)
          : date,
    tags: described.tags,
    "override:tags": described.overrideTags,
    layout: described.layout,
    ...permalinkOf(described.permalink, stem, site, canRun),
    ...Object.fromEntries(
      described.fields.map((name) => [
        name,
        name === "built" && !canRun && described.matter === "yaml" ? new Code("2021-01-02") : FIELDS[name],
      ]),
    ),
    ...(described.computed ? computedField(described.computed, canRun) : {}),
    wip: described.wip,
    eleventyExcludeFromCollections: described.excluded,
    templateEngineOverride:
      isScript || described.override === undefined
        ? undefined
        : described.override === "false"
          ? false
          : described.override,
  });
  const [open, close] = site.delimiters;
  const body = described.body
    .map((piece) => PIECES[piece].replaceAll("§", open).replaceAll("¤", close))
    .join("\n\n");
  const matter =
    described.matter === "yaml"
      ? `---\n${Object.entries(fields)
          .map(([key, value]) => `${JSON.stringify(key)}: ${source(value)}\n`)
          .join("")}---\n`
      : described.matter === "json"
        ? `---json\n${source(fields)}\n---\n`
        : `---js\n${source(fields)}\n---\n`;
  const text = described.written === "bare" ? `${matter}${body}` : `${matter}${body}\n`;
  put(
    site,
    path,
    isScript
      ? `export const data = ${source(fields)};\nexport const render = ({ title, page }) => \`<p>\${title} at \${page.url}</p>\`;\n`
      : asWritten(text, described.written),
  );
  if (described.ownData) {
    const data = { summary: "From its own data file.", tags: ["Own"], pier: 6 };
    put(
      site,
      `${folder}/${base}.${described.ownData}`,
      described.ownData.endsWith(".js") ? `export default ${JSON.stringify(data)};\n` : JSON.stringify(data),
    );
  }
  return path;
}

function asWritten(text: string, how: string | undefined): string {
  if (how === "crlf") return text.replaceAll("\n", "\r\n");
  if (how === "bom") return `\uFEFF${text}`;
  return how === "blanks" ? `${text.replace("---\n", "---  \n")}\n  \n\n` : text;
}

function nameOf(
  site: Site,
  { named, day }: EntryDescription,
  stem: string,
  folder: string,
  ending: string,
): string {
  const isTaken = (name: string) =>
    [...site.files.keys()].some((file) => file.includes(`${folder}/${name}.`) && !file.includes("data"));
  const last = folder.slice(folder.lastIndexOf("/") + 1);
  const name = {
    plain: stem,
    dated: `2021-04-${String(day).padStart(2, "0")}-${stem}`,
    // A page at the newsroom's own address is none of its entries.
    index: folder === "news" ? stem : "index",
    folder: folder === "news" ? stem : last,
    capital: stem.toUpperCase(),
    blank: `${stem} two`,
    dots: `${stem}.v2`,
  }[named as "plain"];
  return isTaken(name) || (ending === "11ty.js" && name.includes(".")) ? stem : name;
}

/** Writes the data file of a folder. */
export function addFolderData(site: Site, described: FolderDescription): void {
  const isRoot = described.folder === 3;
  // The data file of the input folder is named after it, which has no name that is known where it is the project's own.
  const folder = isRoot ? "" : `${FOLDERS[described.folder]}/`;
  const root = {
    src: "src",
    absolute: "src",
    "docs/src": "src",
    outside: "elsewhere",
    "outside, absolute": "elsewhere",
    ".": "site",
  }[site.input];
  const last = isRoot ? root : (FOLDERS[described.folder] as string).split("/").at(-1);
  const canRun = !described.form.endsWith("json");
  const data = without({
    tags: described.tags,
    "override:tags": described.overrideTags,
    layout: described.layout,
    // A permalink for all pages of the site would be that of its probe.
    ...(isRoot ? {} : permalinkOf(described.permalink, "x", site, canRun)),
    ...Object.fromEntries(described.fields.map((name) => [name, FOLDER_FIELDS[name]])),
    ...(described.computed && !(isRoot && described.computed === "permalink")
      ? computedField(described.computed, canRun)
      : {}),
  });
  const text = {
    json: JSON.stringify(data),
    "11tydata.json": JSON.stringify(data),
    "11tydata.js": `export default ${source(data)};\n`,
    function: `export default () => (${source(data)});\n`,
    promise: `export default async () => (${source(data)});\n`,
  }[described.form as "json"];
  const ending =
    described.form === "json" || described.form === "11tydata.json" ? described.form : "11tydata.js";
  put(site, `${folder}${last}.${ending}`, text);
}
