import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseMoment } from "../../dates/dates.ts";
import { formatMessage, type Message } from "../../messages/message.ts";
import { isSiteFile, parseWire } from "../../sources/wire.ts";
import { readFeed } from "../feed-reading/read-feed.ts";
import { NotAFeed } from "../feed-reading/read-item.ts";
import { type Command, SITE_FLAGS } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { UsageError } from "../frame/usage-error.ts";
import { writeNewFile } from "../frame/write-file.ts";
import { decodeText } from "../import/decode-text.ts";
import { type ImportedEntry, importedEntry } from "../import/imported-entry.ts";
import { entryKey, type PresentEntries, presentEntries } from "../import/present-entries.ts";
import { type EntryMatter, entryFile } from "../new/entry-file.ts";
import { freeName } from "../new/free-name.ts";
import { deskAt } from "../site/desk-at.ts";
import { loadSite } from "../site/load-site.ts";

const UTC = { zone: "UTC", publishTime: "00:00" };

export const importCommand: Command = {
  name: "import",
  summary: "make entries of feeds and wire texts",
  usage: "<files…> [options]",
  about: [
    "Reads RSS, Atom and JSON Feed files and texts in the wire form, and writes an entry for each item. Ids are kept, so that readers do not show the items as new; the path of the old address becomes the permalink where it can, so that links go on working.",
    "Nothing is fetched, and no file that is there is touched: an item that was imported before is known by its id and passed over, so the command can be given again.",
  ],
  flags: {
    to: { value: "<folder>", help: "folder for the entries, instead of that of the site's configuration" },
    "no-permalinks": { help: "give entries new addresses instead of the paths of the old ones" },
    "dry-run": { short: "n", help: "only say what would be written" },
    path: { value: "<path>", help: "which newsroom, where the site has several: its path, such as /press/" },
    ...SITE_FLAGS,
  },
  examples: [
    ["newsroom import old-feed.xml", "entries of a feed, into the folder of entries"],
    ["newsroom import archive/*.json --to src/news/archive", "entries of many files, into another folder"],
    ["newsroom import feed.xml --dry-run", "see first what would be written"],
  ],
  async run(given, terminal) {
    if (given.names.length === 0) throw new UsageError("import needs files: newsroom import old-feed.xml");
    const to = given.text("to");
    const desk = to === undefined ? deskAt((await loadSite(given, terminal)).desks, given) : undefined;
    const folder = resolve(terminal.cwd, to ?? `${desk?.folders.input}${desk?.files.folder}`);
    const run = new Import(
      folder,
      {
        dry: given.has("dry-run"),
        permalinks: !given.has("no-permalinks"),
        newsroom: desk?.settings.path,
      },
      terminal,
    );
    for (const name of given.names) run.file(name);
    return run.finish();
  },
};

interface How {
  dry: boolean;
  permalinks: boolean;
  newsroom: string | undefined;
}

/** One run of the command: files in, entries and a count out. */
class Import {
  readonly #folder: string;
  readonly #how: How;
  readonly #terminal: Terminal;
  readonly #present: PresentEntries;
  readonly #names = new Set<string>();
  readonly #numbers = new Map<string, number>();
  #written = 0;
  #known = 0;
  #problems = 0;

  constructor(folder: string, how: How, terminal: Terminal) {
    this.#folder = folder;
    this.#how = how;
    this.#terminal = terminal;
    this.#present = presentEntries(folder);
  }

  file(name: string): void {
    const path = resolve(this.#terminal.cwd, name);
    if (!existsSync(path) || !statSync(path).isFile()) {
      this.#problem(name, "file-missing", "There is no such file.", "Correct the name.");
      return;
    }
    const text = decodeText(readFileSync(path));
    if (text === undefined || text.includes("\0")) {
      this.#problem(
        name,
        "file-encoding",
        "The file is no text in the encoding it says it has.",
        "Save it as UTF-8.",
      );
      return;
    }
    if (/^\uFEFF?\s*[<{]/.test(text)) this.#feed(name, text);
    else this.#wire(name, text);
  }

  finish(): 0 | 1 {
    const { out, colours, cwd } = this.#terminal;
    const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
    const parts = [
      `${this.#how.dry ? "Would write" : "Wrote"} ${count(this.#written, "entry", "entries")} to ${relative(cwd, this.#folder) || "."}`,
      `${this.#known} there already`,
      ...(this.#problems > 0 ? [colours.red(count(this.#problems, "problem", "problems"))] : []),
    ];
    out(`${parts.join(", ")}.`);
    return this.#problems > 0 ? 1 : 0;
  }

  #feed(name: string, text: string): void {
    let feed: ReturnType<typeof readFeed>;
    try {
      feed = readFeed(text);
    } catch (error) {
      if (!(error instanceof NotAFeed)) throw error;
      this.#problem(
        name,
        "feed-unreadable",
        `The file isn't a feed: ${error.message}.`,
        "Give an RSS, Atom or JSON feed, or a plain-text entry.",
      );
      return;
    }
    const inFile = new Map<string, ImportedEntry>();
    for (const [index, item] of feed.items.entries()) {
      if (index % 20 === 0) this.#terminal.progress(`${name}: ${index} of ${feed.items.length}`);
      const entry = importedEntry(item, feed, this.#how.permalinks, this.#how.newsroom);
      if (!entry) {
        this.#problem(
          name,
          "date-missing",
          `An item has no date that can be read: ${item.title || item.id || index + 1}.`,
          "Give it one in the file, and import it again.",
          item.published,
        );
        continue;
      }
      const { matter } = entry;
      const id = matter["id"] as string | undefined;
      const twin = id === undefined ? undefined : inFile.get(id);
      if (twin && entryKey(twin.matter) !== entryKey(matter)) {
        this.#problem(
          name,
          "item-id-twice",
          `Two items have one id, and the second was left out: ${item.title || index + 1}.`,
          "Give it an id of its own in the file, and import it again.",
          id,
        );
        continue;
      }
      if (id !== undefined) inFile.set(id, entry);
      if (this.#isPresent(id, matter)) {
        this.#known++;
        continue;
      }
      const permalink = matter["permalink"] as string | undefined;
      if (permalink !== undefined && this.#present.permalinks.has(permalink)) matter["permalink"] = undefined;
      if (id !== undefined) this.#present.ids.add(id);
      if (permalink !== undefined) this.#present.permalinks.add(permalink);
      this.#write(this.#name(entry.headline, matter.date.slice(0, 10)), ".md", entryFile(matter, entry.body));
    }
  }

  /** An item without an id is known by its date and headline, as often as there are entries of these. */
  #isPresent(id: string | undefined, matter: EntryMatter): boolean {
    if (id !== undefined) return this.#present.ids.has(id);
    const key = entryKey(matter);
    const left = this.#present.nameless.get(key) ?? 0;
    this.#present.nameless.set(key, left - 1);
    return left > 0;
  }

  /** The wire form is an entry as it is: it is copied, byte for byte. */
  #wire(name: string, text: string): void {
    const fileName = basename(name);
    if (/^\uFEFF?(?:---|\+\+\+)[ \t]*\r?$/m.test(text.split("\n", 1)[0] ?? "")) {
      this.#problem(
        name,
        "wire-unreadable",
        "The file has front matter, so it is an entry already.",
        "Copy it into the folder of entries.",
      );
      return;
    }
    const wire = isSiteFile(fileName) ? undefined : parseWire(text, fileName);
    if (!wire) {
      this.#problem(
        name,
        "wire-unreadable",
        "The file is no feed, and its first line is no header of the wire form.",
        "Begin it with a line such as `date 2021-05-05 Headline`.",
        text.trim().split("\n", 1)[0],
      );
      return;
    }
    const key = entryKey(wire.data);
    if (this.#present.wires.has(key)) {
      this.#known++;
      return;
    }
    const date = wire.data["date"];
    const moment = typeof date === "string" ? parseMoment(date, UTC) : undefined;
    if (date !== undefined && !moment) {
      this.#problem(
        name,
        "date-invalid",
        "The date of the text does not exist.",
        "Correct it in the first line.",
        String(date),
      );
      return;
    }
    this.#present.wires.add(key);
    // Where the date is in the name of the file, the name has to stay.
    const kept = fileName.replace(/\.[^.]*$/, "");
    const target =
      date === undefined ? kept : this.#name(String(wire.data["title"]), String(date).slice(0, 10));
    this.#write(target, ".txt", text);
  }

  #name(headline: string, day: string): string {
    return freeName(
      headline,
      day,
      (name) => {
        // `news/news.md` would be the front page of its folder.
        if (this.#names.has(name) || name === basename(this.#folder)) return true;
        return [".md", ".txt"].some((ending) => existsSync(join(this.#folder, name + ending)));
      },
      this.#numbers,
    );
  }

  #write(name: string, ending: string, text: string): void {
    const path = join(this.#folder, name + ending);
    const shown = relative(this.#terminal.cwd, path);
    this.#names.add(name);
    if (this.#how.dry ? existsSync(path) : !writeNewFile(path, text)) {
      this.#problem(
        shown,
        "file-there",
        "The file is there already and was left alone.",
        "Rename one of the two.",
      );
      return;
    }
    this.#written++;
    this.#terminal.out(shown);
  }

  #problem(file: string, code: string, problem: string, remedy: string, found?: string): void {
    this.#problems++;
    const message: Message = {
      code,
      severity: "error",
      file,
      problem,
      remedy,
      ...(found === undefined ? {} : { found }),
    };
    this.#terminal.err(formatMessage(message));
  }
}
