import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { startOf } from "../../content/text-cut.ts";
import { parseMoment } from "../../dates/dates.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Diagnostic, formatDiagnostic } from "../../diagnostics/format.ts";
import type { Entry } from "../../entry/entry.ts";
import { isSiteFile, parsePlainText } from "../../read/plain-text-entry.ts";
import { NotAFeed } from "../feed-reading/read-item.ts";
import { type Command, type CommandArguments, SITE_FLAGS, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { writeNewFile } from "../frame/write-file.ts";
import type { Archive } from "../import/archive.ts";
import { readArchive } from "../import/archives/read-archive.ts";
import { decodeText } from "../import/decode-text.ts";
import { hasFrontMatter } from "../import/folders/front-matter-file.ts";
import { readFolder } from "../import/folders/read-folder.ts";
import { type ImportedEntry, importedEntry, unique } from "../import/imported-entry.ts";
import {
  addSiteEntries,
  entryKey,
  isAtAddress,
  type PresentEntries,
  presentEntries,
} from "../import/present-entries.ts";
import { type EntryMatter, entryFile } from "../new/entry-file.ts";
import { freeName } from "../new/free-name.ts";
import { entriesOf, entryFolder } from "../site/entry-folder.ts";
import { loadSite, type Site, sessionAt } from "../site/load-site.ts";

const UTC = { zone: "UTC", publishTime: "00:00" };

export const importCommand: Command = {
  name: "import",
  summary: "import feeds, exports and posts from other programs",
  usage: "<files or folders…> [options]",
  about: [
    "Reads RSS, Atom and JSON feeds, exports of WordPress, Blogger and Ghost, folders of Jekyll and Hugo posts, and plain-text entries, and writes an entry for each item. Anything that wasn't public becomes a draft. Pages, comments and deleted posts are skipped and counted.",
    "Ids are kept, so that feed readers don't show the items as new. The path of the old address becomes the permalink where possible, so that links keep working.",
    "The command doesn't fetch anything and never changes existing files. You can run it again: items that are already on the site (with the same id or address) are skipped and counted.",
  ],
  flags: {
    to: { value: "<folder>", help: "folder for the entries, instead of the one in the site's configuration" },
    "no-permalinks": { help: "give entries new addresses instead of the paths of the old ones" },
    "dry-run": { short: "n", help: "show what would be written, and write nothing" },
    path: {
      value: "<path>",
      help: "`path` of the instance, if the site adds the plugin more than once, such as /blog/",
    },
    ...SITE_FLAGS,
  },
  examples: [
    ["newsroom import old-feed.xml", "import a feed into the entries folder"],
    ["newsroom import archive/*.json --to src/news/archive", "import many files into another folder"],
    ["newsroom import wordpress.xml --dry-run", "preview what would be written"],
    ["newsroom import ../old-site/_posts", "import the posts of a Jekyll site"],
  ],
  async run(args, terminal) {
    if (args.names.length === 0)
      throw new UsageError("import needs files or folders: newsroom import old-feed.xml");
    const to = args.text("to");
    const site = await siteOf(args, terminal);
    const session = site && sessionAt(site.sessions, args);
    const entries = site && session ? await entriesOf(site, session, terminal) : [];
    const folder = resolve(terminal.cwd, to ?? (session ? entryFolder(session, entries) : ""));
    const run = new Import(
      folder,
      {
        dry: args.has("dry-run"),
        permalinks: !args.has("no-permalinks"),
        newsroom: session?.settings.path,
        tag: session?.settings.tag,
        takesText: session === undefined || session.settings.globs.length > 0,
      },
      terminal,
      entries,
    );
    for (const name of args.names) run.source(name);
    return run.finish();
  },
};

/** The site that the entries are for. With --to, there may be no site, or the folder may be outside of it. */
async function siteOf(args: CommandArguments, terminal: Terminal): Promise<Site | undefined> {
  const to = args.text("to");
  if (to === undefined) return loadSite(args, terminal);
  try {
    const site = await loadSite(args, terminal);
    const input = resolve(terminal.cwd, site.sessions[0].folders.input);
    return resolve(terminal.cwd, to, ".").startsWith(join(input, "/")) ? site : undefined;
  } catch {
    return undefined;
  }
}

interface How {
  dry: boolean;
  permalinks: boolean;
  newsroom: string | undefined;
  /** The site selects entries by this tag. */
  tag: string | undefined;
  /** Whether a plain-text file can be an entry. */
  takesText: boolean;
}

/** One run of the command: files in, entries and a count out. */
class Import {
  readonly #folder: string;
  readonly #how: How;
  readonly #terminal: Terminal;
  readonly #present: PresentEntries;
  readonly #names = new Set<string>();
  readonly #numbers = new Map<string, number>();
  readonly #leftOut = new Map<string, number>();
  #written = 0;
  #drafts = 0;
  #known = 0;
  #problems = 0;

  constructor(folder: string, how: How, terminal: Terminal, entries: readonly Entry[]) {
    this.#folder = folder;
    this.#how = how;
    this.#terminal = terminal;
    this.#present = presentEntries(folder);
    addSiteEntries(this.#present, entries);
  }

  /** Reads a file, or the posts below a folder. */
  source(name: string): void {
    const path = resolve(this.#terminal.cwd, name);
    // An empty argument, from an unset variable, would mean the current folder.
    const stats = name !== "" && existsSync(path) ? statSync(path) : undefined;
    if (!stats) {
      this.#problem(diagnostic("file-missing", { file: name }));
    } else if (stats.isDirectory()) {
      this.#folderOf(name, path);
    } else if (!stats.isFile() || stats.size === 0) {
      const fault = stats.isFile() ? "empty" : "special";
      this.#problem(diagnostic("import-nothing", { file: name }, { fault }));
    } else {
      this.#file(name, path);
    }
  }

  finish(): 0 | 1 {
    const { out, colours, cwd } = this.#terminal;
    const drafts = this.#drafts > 0 ? ` (${count(this.#drafts, "draft")})` : "";
    const leftOut = Array.from(this.#leftOut, ([kind, number]) => count(number, kind)).sort();
    const parts = [
      `${this.#how.dry ? "Would write" : "Wrote"} ${count(this.#written, "entry", "entries")} to ${relative(cwd, this.#folder) || "."}${drafts}`,
      `${this.#known} already on the site`,
      ...(leftOut.length > 0 ? [`skipped ${leftOut.join(", ")}`] : []),
      ...(this.#problems > 0 ? [colours.red(count(this.#problems, "problem"))] : []),
    ];
    out(`${parts.join(", ")}.`);
    return this.#problems > 0 ? 1 : 0;
  }

  #file(name: string, path: string): void {
    const text = decodeText(readFileSync(path));
    if (text?.trim() === "") this.#problem(diagnostic("import-nothing", { file: name }, { fault: "empty" }));
    else if (text === undefined || text.includes("\0")) {
      this.#problem(diagnostic("file-encoding", { file: name }, { fault: "declared" }));
    } else if (hasFrontMatter(text)) this.#folderOf(name, path);
    else if (/^\uFEFF?\s*[<{[]/.test(text)) this.#archive(name, text);
    else this.#plainText(name, text);
  }

  /** Posts of Jekyll, Hugo or similar programs. */
  #folderOf(name: string, path: string): void {
    const shown = (file: string) => relative(this.#terminal.cwd, file);
    const { entries, leftOut, unreadable, templateCode } = readFolder(path, {
      keepsAddresses: this.#how.permalinks,
      newsroom: this.#how.newsroom,
      now: this.#terminal.now(),
    });
    for (const { file, problem } of unreadable) {
      const { line, found, reason } = problem;
      this.#problem(diagnostic("front-matter-invalid", { file: shown(file), line, found }, { reason }));
    }
    if (entries.length === 0 && unreadable.length === 0)
      this.#problem(diagnostic("import-nothing", { file: name }, { fault: "no-posts" }));
    for (const [kind, number] of leftOut) this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + number);
    for (const [index, { file, entry, isDraft, writtenDate }] of entries.entries()) {
      if (index % 20 === 0) this.#terminal.progress(`${name}: ${index} of ${entries.length}`);
      // A draft that was never published has no date.
      if (entry.matter.date === undefined && !(isDraft && writtenDate === undefined))
        this.#undated(shown(file), [[entry, writtenDate]]);
      this.#entry(entry);
    }
    const [first] = templateCode;
    if (first)
      this.#say(
        diagnostic(
          "template-code-kept",
          { file: shown(first.file), found: first.found },
          { posts: templateCode.length },
        ),
      );
  }

  /** A feed, or an export of a publishing program. */
  #archive(name: string, text: string): void {
    let archive: Archive;
    try {
      archive = readArchive(text);
    } catch (error) {
      if (!(error instanceof NotAFeed)) throw error;
      this.#problem(diagnostic("feed-unreadable", { file: name }, { reason: error.message, isGiven: true }));
      return;
    }
    for (const [kind, number] of archive.leftOut)
      this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + number);
    if (archive.items.length === 0)
      this.#problem(diagnostic("import-nothing", { file: name }, { fault: "no-items" }));
    const inFile = new Map<string, ImportedEntry>();
    const undated: [ImportedEntry, string | undefined][] = [];
    const withShortcodes: [headline: string, names: readonly string[]][] = [];
    for (const [index, item] of archive.items.entries()) {
      if (index % 20 === 0) this.#terminal.progress(`${name}: ${index} of ${archive.items.length}`);
      const entry = importedEntry(item, archive, this.#how.permalinks, this.#how.newsroom);
      const { matter } = entry;
      if (matter.date === undefined && !(item.isDraft && item.published === undefined))
        undated.push([entry, item.published]);
      if (item.shortcodes?.length) withShortcodes.push([entry.headline, item.shortcodes]);
      if (item.lacksText) this.#say(diagnostic("text-missing", { file: name }, { item: entry.headline }));
      const isTwin = (id: string | undefined) => {
        const twin = id === undefined ? undefined : inFile.get(id);
        return twin !== undefined && entryKey(twin.matter) !== entryKey(matter);
      };
      // Items with the same id but different addresses are different items.
      if (isTwin(matter["id"] as string) && item.url && !isTwin(item.url)) matter["id"] = item.url;
      const id = matter["id"] as string | undefined;
      if (isTwin(id)) {
        this.#problem(
          diagnostic("item-id-twice", { file: name, found: id }, { item: item.title || String(index + 1) }),
        );
        continue;
      }
      if (id !== undefined) inFile.set(id, entry);
      this.#entry(entry);
    }
    this.#undated(name, undated);
    const shortcodes = unique(withShortcodes.flatMap(([, names]) => names));
    if (shortcodes.length > 0)
      this.#say(
        diagnostic(
          "template-code-kept",
          { file: name, found: withShortcodes[0]?.[0] },
          { posts: withShortcodes.length, shortcodes },
        ),
      );
  }

  /**
   * @param undated entries of a file without a date, with the date that could not be read; more than three are
   * reported together
   */
  #undated(file: string, undated: readonly [ImportedEntry, string | undefined][]): void {
    const isMany = undated.length > 3;
    for (const [{ headline }, found] of isMany ? undated.slice(0, 1) : undated) {
      const items = isMany ? undated.length : 1;
      this.#say(
        diagnostic(
          "date-missing",
          { file, found, severity: "warning" },
          { form: "item", item: startOf(headline, 80), items },
        ),
      );
    }
  }

  /** Writes an entry that is not there yet. */
  #entry({ matter, body, headline }: ImportedEntry): void {
    const id = matter["id"] as string | undefined;
    if (this.#isPresent(id, matter)) {
      this.#known++;
      return;
    }
    const permalink = matter["permalink"] as string | undefined;
    const { permalinks, pages } = this.#present;
    if (permalink !== undefined && (permalinks.has(permalink) || pages.has(permalink)))
      matter["permalink"] = undefined;
    if (id !== undefined) this.#present.ids.add(id);
    if (permalink !== undefined) this.#present.permalinks.add(permalink);
    const { tag } = this.#how;
    if (tag !== undefined) matter.tags = unique([tag, ...(matter.tags ?? [])]);
    const name = this.#name(headline, matter.date?.slice(0, 10) ?? "undated");
    if (this.#write(name, ".md", entryFile(matter, body)) && matter["draft"]) this.#drafts++;
  }

  /**
   * An item is known by its address or id; one without an id by its date and headline, as often as there are entries
   * of these.
   */
  #isPresent(id: string | undefined, matter: EntryMatter): boolean {
    if (isAtAddress(this.#present, matter)) return true;
    if (id !== undefined) return this.#present.ids.has(id);
    const key = entryKey(matter);
    const left = this.#present.nameless.get(key) ?? 0;
    this.#present.nameless.set(key, left - 1);
    return left > 0;
  }

  /** A plain-text entry is taken as it is: it is copied, byte for byte. */
  #plainText(name: string, text: string): void {
    const fileName = basename(name);
    const parsed = isSiteFile(fileName) ? undefined : parsePlainText(text, fileName);
    if (!parsed) {
      this.#problem(
        diagnostic("plain-text-unreadable", { file: name, found: text.trim().split("\n", 1)[0] }),
      );
      return;
    }
    const key = entryKey(parsed.data);
    if (this.#present.plainTexts.has(key)) {
      this.#known++;
      return;
    }
    const date = parsed.data["date"];
    const moment = typeof date === "string" ? parseMoment(date, UTC) : undefined;
    if (date !== undefined && !moment) {
      this.#problem(diagnostic("date-invalid", { file: name, found: String(date) }, { field: "date" }));
      return;
    }
    const { tag, takesText } = this.#how;
    const tags = String(parsed.data["tags"] ?? "").split(",");
    if (!takesText || (tag !== undefined && !tags.some((name) => name.trim() === tag))) {
      this.#problem(diagnostic("text-without-tag", { file: name }, { tag: tag ?? "", takesText }));
      return;
    }
    this.#present.plainTexts.add(key);
    // Where the date is in the name of the file, the name has to stay.
    const kept = fileName.replace(/\.[^.]*$/, "");
    const target =
      date === undefined ? kept : this.#name(String(parsed.data["title"]), String(date).slice(0, 10));
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

  /** @returns whether it was written, or would have been */
  #write(name: string, ending: string, text: string): boolean {
    const path = join(this.#folder, name + ending);
    const shown = relative(this.#terminal.cwd, path);
    this.#names.add(name);
    if (this.#how.dry ? existsSync(path) : !writeNewFile(path, text)) {
      this.#problem(diagnostic("file-there", { file: shown }));
      return false;
    }
    this.#written++;
    this.#terminal.out(shown);
    return true;
  }

  #problem(message: Diagnostic): void {
    this.#problems++;
    this.#say(message);
  }

  #say(message: Diagnostic): void {
    this.#terminal.err(formatDiagnostic(message));
  }
}

function count(
  number: number,
  one: string,
  many = one.includes(" of ") ? one.replace(" of ", "s of ") : `${one}s`,
): string {
  return `${number} ${number === 1 ? one : many}`;
}
