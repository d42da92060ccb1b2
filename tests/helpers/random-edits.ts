import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TAGS = ["Town", "Village", "Odd", "Even", "Sea", "Çay"];
const AUTHORS = ["Ann Lee", "Bo Ek", "Dana Serik"];
const FOLDERS = ["", "", "", "kk/", "deep/er/"];

const DICTIONARIES = [
  "Town:\n  description: The town.\n",
  "Town:\n  label: The Town\n  aliases: [Village]\n",
  "Sea:\n  match: [wave, waves]\nEven: {}\nTown:\n  parent: Even\n",
  "Even:\n  hidden: true\nOdd:\n  description: Not **even**.\n",
];

const AUTHORS_FILES = [
  "ann-lee:\n  name: Ann Lee\n  bio: Writes *much*.\n",
  "ann-lee:\n  name: Ann B. Lee\n  aliases: [Ann Lee]\n",
  "bo-ek:\n  name: Bo Ek\n  url: https://bo.example/\n",
];

/** Data of the folder of entries: a program that reads another file. */
const FOLDER_DATA = ["", 'section: "Local"', 'author: "Desk"', 'kicker: "Breaking"'].map(
  (field) => `export default { ${field} };\n`,
);

const LAYOUTS = [
  "",
  "<p>{{ site.name }}</p>",
  "{% for entry in collections.news %}<i>{{ entry.title }}</i>{% endfor %}",
].map(
  (more) =>
    `<!doctype html><html lang=en><head><title>{{ title }}</title></head><body>${more}{{ kicker }}{{ content | safe }}</body></html>`,
);

/** Data files that come, go and get other names, by their folder; `*` is an entry. */
const DATA_FILES: readonly (readonly [string, string])[] = [
  ["src/news/news.json", "src/news/news.11tydata.json"],
  ["src/news/kk/kk.json", "src/news/kk/kk.11tydata.js"],
  ["src/news/deep/deep.11tydata.json", "src/news/deep/deep.json"],
  ["src/news/deep/er/er.11tydata.js", "src/news/deep/er/er.json"],
  ["src/news/*.json", "src/news/*.11tydata.json"],
];

const DATA: readonly Record<string, unknown>[] = [
  { section: "Elsewhere" },
  { author: "The desk", tags: ["Sea"] },
  { summary: "From a data file.", kicker: "Late" },
  { layout: "base.njk" },
];

/** What the configuration of the site does beside adding the newsroom. */
export const EDITED_CONFIG = 'config.addPassthroughCopy("src/files");';

/** Mistakes for which no site can be built, by the file they are in. */
const MISTAKES: readonly [string, string][] = [
  ["_data/newsTags.yaml", "Town: [\n"],
  ["src/_includes/base.njk", "{% if %}"],
  ["src/_data/site.json", "{"],
];

/** What the site of the edits is built with. Drafts are none of a single build, so they are none while watching. */
export const EDITED_SITE = {
  site: { url: "https://news.example/", title: "The Example" },
  timeZone: "Asia/Almaty",
  drafts: false,
  languages: { kk: {} },
  feeds: { limit: 12, archive: true, authors: true },
  authors: { pages: true },
  pages: { size: 10, related: 3 },
};

interface EditedEntry {
  title: string;
  day: string;
  tags: string[];
  author: string;
  draft: boolean;
  /** Whether it is in the site's layout. */
  inLayout: boolean;
  /** Whether it has a picture and a recording, the size of which stands in feeds. */
  hasMedia: boolean;
  body: string;
}

/** An author who does all sorts of things to a site, by chance, and the same for the same seed. */
export class RandomEdits {
  readonly #folder: string;
  readonly #entries = new Map<string, EditedEntry>();
  readonly #seed: number;
  /** Whether Eleventy renders no more than what has changed, and pages that import the entries. */
  readonly #isIncremental: boolean;
  /** The folder that is moved about. */
  #moved = "folder";
  #drawn = 0;
  /** Takes a mistake back. */
  #broken: (() => string) | undefined;
  #count = 0;

  constructor(folder: string, seed: number, entries: number, isIncremental = false) {
    this.#folder = folder;
    this.#seed = seed;
    this.#isIncremental = isIncremental;
    this.#write("package.json", '{"type":"module"}');
    this.#write("_data/newsTags.yaml", DICTIONARIES[0] ?? "");
    this.#write("src/about.md", "---\nlayout: base.njk\ntitle: About\n---\nAbout us.\n");
    this.#write(
      "src/index.njk",
      '---\npermalink: "/"\neleventyImport: { collections: [news] }\n---\n{% for entry in collections.news %}{{ entry.title }} {{ entry.url }}\n{% endfor %}',
    );
    this.#write("src/_includes/base.njk", LAYOUTS[0] ?? "");
    this.#writeMedia();
    this.#write("src/_data/site.json", '{"name":"The site"}');
    for (let index = 0; index < entries; index++) this.#add();
  }

  /** True after a mistake, for which no site can be built; the next thing that is done corrects it. */
  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /** Does one thing. Returns what it was. */
  next(): string {
    const correct = this.#broken;
    this.#broken = undefined;
    if (correct) return correct();
    const kinds: [number, () => string][] = [
      [6, () => this.#edit("body", (entry) => ({ ...entry, body: this.#text() }))],
      [4, () => this.#edit("title", (entry) => ({ ...entry, title: this.#title() }))],
      [3, () => this.#edit("day", (entry) => ({ ...entry, day: this.#day() }))],
      [3, () => this.#edit("tags", (entry) => ({ ...entry, tags: this.#tags() }))],
      [1, () => this.#edit("author", (entry) => ({ ...entry, author: this.#one(AUTHORS) }))],
      [2, () => this.#edit("draft", (entry) => ({ ...entry, draft: !entry.draft }))],
      [4, () => this.#add()],
      [4, () => this.#remove()],
      [3, () => this.#rename()],
      [1, () => this.#swap()],
      [2, () => this.#file("_data/newsTags.yaml", this.#one(DICTIONARIES))],
      [2, () => this.#file("src/_includes/base.njk", this.#layout())],
      [1, () => this.#file("_data/newsAuthors.yaml", this.#one(AUTHORS_FILES))],
      [1, () => this.#file("src/news/news.11tydata.js", this.#one(FOLDER_DATA))],
      [1, () => this.#file("src/_data/site.json", `{"name":"Site ${this.#number(99)}"}`)],
      [1, () => this.#edit("layout", (entry) => ({ ...entry, inLayout: !entry.inLayout }))],
      [2, () => this.#renameTo((name) => capitals(name))],
      [1, () => this.#moveFolder()],
      [2, () => this.#replace()],
      [2, () => this.#burst()],
      [1, () => this.#file("src/about.md", `---\nlayout: base.njk\ntitle: About\n---\n${this.#text()}\n`)],
      [1, () => this.#many()],
      [2, () => this.#mistake()],
      [1, () => this.#mistakeOfSite()],
      [4, () => this.#dataFile()],
      [2, () => this.#writeMedia()],
      [this.#isIncremental ? 0 : 1, () => this.#deleteOutput()],
    ];
    let at = this.#number(kinds.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of kinds) {
      if (at < weight) return make();
      at -= weight;
    }
    return "";
  }

  #edit(field: string, change: (entry: EditedEntry) => EditedEntry, name = this.#any()): string {
    const entry = this.#entries.get(name);
    if (!entry) return this.#add();
    this.#put(name, change(entry));
    return `the ${field} of ${name}`;
  }

  #add(folder: string = this.#one(FOLDERS)): string {
    const name = `${folder}entry-${++this.#count}${this.#number(6) === 0 ? ".txt" : ".md"}`;
    this.#put(name, {
      title: this.#title(),
      day: this.#day(),
      tags: this.#tags(),
      author: this.#one(AUTHORS),
      draft: this.#number(12) === 0,
      inLayout: this.#number(8) === 0,
      hasMedia: this.#number(6) === 0,
      body: this.#text(),
    });
    return `${name} added`;
  }

  #remove(): string {
    if (this.#entries.size < 5) return this.#add();
    const name = this.#any();
    this.#entries.delete(name);
    rmSync(this.#at(`src/news/${name}`));
    return `${name} taken away`;
  }

  #rename(): string {
    return this.#renameTo(
      (name) => `${this.#one(FOLDERS)}renamed-${++this.#count}${name.slice(name.lastIndexOf("."))}`,
    );
  }

  #renameTo(nameFor: (name: string) => string): string {
    const name = this.#any();
    const entry = this.#entries.get(name);
    const other = nameFor(name);
    if (!entry || this.#entries.has(other)) return this.#add();
    this.#entries.delete(name);
    this.#entries.set(other, entry);
    mkdirSync(dirname(this.#at(`src/news/${other}`)), { recursive: true });
    renameSync(this.#at(`src/news/${name}`), this.#at(`src/news/${other}`));
    return `${name} renamed to ${other}`;
  }

  /** A folder gets another name, with all that is in it. */
  #moveFolder(): string {
    const old = this.#moved;
    const inIt = [...this.#entries].filter(([name]) => name.startsWith(`${old}/`));
    if (inIt.length === 0) {
      for (let count = 0; count < 3; count++) this.#add(`${old}/`);
      return `${old} filled`;
    }
    const other = `folder-${++this.#count}`;
    this.#moved = other;
    for (const [name, entry] of inIt) {
      this.#entries.delete(name);
      this.#entries.set(other + name.slice(name.indexOf("/")), entry);
    }
    renameSync(this.#at(`src/news/${old}`), this.#at(`src/news/${other}`));
    return `folder ${old} renamed to ${other}`;
  }

  /** As many editors save: a file beside the old one takes its place. */
  #replace(): string {
    const name = this.#any();
    const entry = this.#entries.get(name);
    if (!entry) return this.#add();
    const file = this.#at(`src/news/${name}`);
    const aside = `${file}~${this.#count}`;
    renameSync(file, aside);
    this.#put(name, { ...entry, body: this.#text() });
    renameSync(file, `${file}.new`);
    renameSync(`${file}.new`, file);
    rmSync(aside);
    return `${name} replaced`;
  }

  /** Many files at once, some of them twice. */
  #burst(): string {
    return Array.from({ length: 6 }, () =>
      this.#edit("body", (entry) => ({ ...entry, body: this.#text() })),
    ).join(", ");
  }

  /** Two files take each other's place. */
  #swap(): string {
    const [one, other] = [this.#any(), this.#any()];
    const [first, second] = [this.#entries.get(one), this.#entries.get(other)];
    if (!first || !second || one === other || !one.endsWith(".md") || !other.endsWith(".md"))
      return this.#add();
    this.#put(one, second);
    this.#put(other, first);
    return `${one} and ${other} swapped`;
  }

  /** What comes of fetching another's work: several things at once. */
  #many(): string {
    return [this.#add(), this.#remove(), this.#rename(), this.#add()].join(", ");
  }

  /** An entry that is changed and has a mistake, while another is changed too. */
  #mistake(): string {
    const name = this.#any();
    this.#edit("title", (entry) => ({ ...entry, title: this.#title() }));
    const entry = this.#entries.get(name);
    if (!entry) return this.#add();
    this.#put(name, { ...entry, title: this.#title(), day: "2021-13-41" });
    this.#entries.set(name, { ...entry, day: this.#day() });
    this.#broken = () => `${this.#edit("body", (corrected) => corrected, name)}, corrected`;
    return `a mistake in ${name}`;
  }

  /** A mistake in a file that all pages need, while an entry is changed too. */
  #mistakeOfSite(): string {
    const [path, text] = this.#one(MISTAKES);
    const before = readFileSync(this.#at(path), "utf8");
    const edited = this.#edit("body", (entry) => ({ ...entry, body: this.#text() }));
    this.#write(path, text);
    this.#broken = () => {
      this.#write(path, before);
      return `${path} corrected`;
    };
    return `${edited}, a mistake in ${path}`;
  }

  /** A data file of a folder or an entry is written, taken away or gets its other name. */
  #dataFile(): string {
    const entry = this.#any().replace(/\.[^.]+$/, "");
    const names = this.#one(DATA_FILES).map((name) => name.replace("*", entry));
    const present = names.find((name) => existsSync(this.#at(name)));
    const [path = "", other = ""] = present === names[1] ? names.toReversed() : names;
    const data = JSON.stringify(this.#one(DATA));
    const text = (name: string) => (name.endsWith(".js") ? `export default ${data};\n` : data);
    const done = present === undefined ? 0 : this.#number(3);
    if (done === 0) return this.#file(path, text(path));
    rmSync(this.#at(path));
    return done === 1 ? `${path} taken away` : `${path} is now ${this.#file(other, text(other))}`;
  }

  /** Files that entries name get other sizes. */
  #writeMedia(): string {
    this.#write("src/files/boat.png", "p".repeat(10 + this.#number(90)));
    this.#write("src/files/boat.mp3", "s".repeat(10 + this.#number(90)));
    return "files of other sizes";
  }

  /** Somebody deletes the output; the next build is to fill it again. */
  #deleteOutput(): string {
    // What is being written at the moment is written to a new folder.
    if (existsSync(this.#at("_site"))) {
      renameSync(this.#at("_site"), this.#at("_site-deleted"));
      rmSync(this.#at("_site-deleted"), { recursive: true });
    }
    return `the output deleted, ${this.#edit("body", (entry) => ({ ...entry, body: this.#text() }))}`;
  }

  /** One that shows other entries is not rendered again for them where Eleventy builds incrementally. */
  #layout(): string {
    return this.#one(this.#isIncremental ? LAYOUTS.slice(0, 2) : LAYOUTS);
  }

  #file(path: string, text: string): string {
    this.#write(path, text);
    return path;
  }

  #put(name: string, entry: EditedEntry): void {
    this.#entries.set(name, entry);
    const { title, day, tags, author, draft, inLayout, hasMedia, body } = entry;
    const media = hasMedia ? ["image /files/boat.png", "audio /files/boat.mp3"] : [];
    this.#write(
      `src/news/${name}`,
      name.endsWith(".txt")
        ? `date ${day} ${title}\ntags ${tags.join(", ")}\nauthor ${author}\n${draft ? "draft true\n" : ""}${media.map((line) => `${line}\n`).join("")}\n${body}\n`
        : `---\ntitle: ${title}\ndate: ${day}\ntags: [${tags.join(", ")}]\nauthor: ${author}\n${draft ? "draft: true\n" : ""}${inLayout ? "layout: base.njk\n" : ""}${media.map((line) => `${line.replace(" ", ": ")}\n`).join("")}---\n${body}\n`,
    );
  }

  #write(path: string, text: string): void {
    const full = this.#at(path);
    if (existsSync(full) && readFileSync(full, "utf8") === text) return;
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  #at(path: string): string {
    return join(this.#folder, path);
  }

  #any(): string {
    return this.#one([...this.#entries.keys()]);
  }

  #title(): string {
    return `Headline ${this.#number(400)}`;
  }

  #day(): string {
    return `202${this.#number(3)}-0${1 + this.#number(9)}-1${this.#number(10)}`;
  }

  #tags(): string[] {
    return [...new Set([this.#one(TAGS), this.#one(TAGS)])];
  }

  #text(): string {
    return `Text ${this.#number(1_000_000)} of *waves*, with [a link](/about/).`;
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.#number(items.length)] as Item;
  }

  /** A whole number below another. */
  #number(below: number): number {
    const drawn = createHash("sha1")
      .update(`${this.#seed} ${this.#drawn++}`)
      .digest();
    return drawn.readUInt32BE(0) % below;
  }
}

/** The same name in capitals, or no longer in capitals; its ending stays. */
function capitals(name: string): string {
  const [, folder = "", stem = "", ending = ""] = /^(.*\/)?([^/]+)(\.[^.]+)$/.exec(name) ?? [];
  return folder + (stem === stem.toUpperCase() ? stem.toLowerCase() : stem.toUpperCase()) + ending;
}
