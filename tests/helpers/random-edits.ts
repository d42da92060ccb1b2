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

const LAYOUTS = ["", "<p>One</p>", "<p>Another</p>"].map(
  (more) =>
    `<!doctype html><html lang=en><head><title>{{ title }}</title></head><body>${more}{{ content | safe }}</body></html>`,
);

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
  body: string;
}

/** An author who does all sorts of things to a site, by chance, and the same for the same seed. */
export class RandomEdits {
  readonly #folder: string;
  readonly #entries = new Map<string, EditedEntry>();
  readonly #seed: number;
  #drawn = 0;
  #broken: string | undefined;
  #count = 0;

  constructor(folder: string, seed: number, entries: number) {
    this.#folder = folder;
    this.#seed = seed;
    this.#write("package.json", '{"type":"module"}');
    this.#write("_data/newsTags.yaml", DICTIONARIES[0] ?? "");
    this.#write("src/about.md", "---\nlayout: base.njk\ntitle: About\n---\nAbout us.\n");
    this.#write(
      "src/index.njk",
      '---\npermalink: "/"\n---\n{% for entry in collections.news %}{{ entry.title }} {{ entry.url }}\n{% endfor %}',
    );
    this.#write("src/_includes/base.njk", LAYOUTS[0] ?? "");
    for (let index = 0; index < entries; index++) this.#add();
  }

  /** True after a mistake, for which no site can be built; the next thing that is done corrects it. */
  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /** Does one thing. Returns what it was. */
  next(): string {
    if (this.#broken) return this.#correct(this.#broken);
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
      [1, () => this.#file("src/_includes/base.njk", this.#one(LAYOUTS))],
      [1, () => this.#file("src/about.md", `---\nlayout: base.njk\ntitle: About\n---\n${this.#text()}\n`)],
      [1, () => this.#many()],
      [2, () => this.#mistake()],
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

  #add(): string {
    const name = `${this.#one(FOLDERS)}entry-${++this.#count}${this.#number(6) === 0 ? ".txt" : ".md"}`;
    this.#put(name, {
      title: this.#title(),
      day: this.#day(),
      tags: this.#tags(),
      author: this.#one(AUTHORS),
      draft: this.#number(12) === 0,
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
    const name = this.#any();
    const entry = this.#entries.get(name);
    if (!entry) return this.#add();
    const other = `${this.#one(FOLDERS)}renamed-${++this.#count}${name.slice(name.lastIndexOf("."))}`;
    this.#entries.delete(name);
    this.#entries.set(other, entry);
    mkdirSync(dirname(this.#at(`src/news/${other}`)), { recursive: true });
    renameSync(this.#at(`src/news/${name}`), this.#at(`src/news/${other}`));
    return `${name} renamed to ${other}`;
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
    this.#broken = name;
    return `a mistake in ${name}`;
  }

  #correct(name: string): string {
    this.#broken = undefined;
    return `${this.#edit("body", (entry) => entry, name)}, corrected`;
  }

  #file(path: string, text: string): string {
    this.#write(path, text);
    return path;
  }

  #put(name: string, entry: EditedEntry): void {
    this.#entries.set(name, entry);
    const { title, day, tags, author, draft, body } = entry;
    this.#write(
      `src/news/${name}`,
      name.endsWith(".txt")
        ? `date ${day} ${title}\ntags ${tags.join(", ")}\nauthor ${author}\n${draft ? "draft true\n" : ""}\n${body}\n`
        : `---\ntitle: ${title}\ndate: ${day}\ntags: [${tags.join(", ")}]\nauthor: ${author}\n${draft ? "draft: true\n" : ""}---\n${body}\n`,
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
