import { createHash } from "node:crypto";
import { lineNumberAt } from "../../content/line-number.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../diagnostics/format.ts";
import type { Entry } from "../../entry/entry.ts";
import { linksInHtml } from "./addresses-in-html.ts";
import { addressInSite, type CheckedSite, decoded, entriesByUrl } from "./checked-site.ts";
import type { BuiltFeed } from "./feed-documents.ts";
import { redirectOf } from "./redirects.ts";

/** A link to nothing, and where it stands. */
interface Broken {
  /** As written. */
  address: string;
  target: string;
  entry: Entry | undefined;
  /** Files of the built site it stands in. */
  files: string[];
  /** True where it stands on a page, false where only feeds have it. */
  isOnPage: boolean;
  /** What of a feed has it. */
  place: Place;
}

type Place = "page" | "content" | "item" | "home";

/**
 * Checks that links within the site lead to files of it, or where `_redirects` leads on: on the pages of the newsroom,
 * and in what feeds carry. On pages each link also needs a name.
 */
export class LinkCheck {
  /** Different addresses within the site that were looked up. */
  get count(): number {
    return this.#found.size;
  }

  readonly #site: CheckedSite;
  readonly #elsewhere: readonly string[];
  readonly #entryOfUrl: ReadonlyMap<string, Entry>;
  readonly #found = new Map<string, boolean>();
  readonly #redirects: string;
  /** Links without a name, by their address and the entry that has them. */
  readonly #unnamed = new Map<string, Broken>();
  readonly #broken = new Map<string, Broken>();
  /** Links that lack the path prefix. */
  readonly #unprefixed = new Map<string, Broken>();
  /** Hashes of the texts that were looked at. */
  readonly #contents = new Set<string>();

  /** @param elsewhere root-relative paths that something else serves, with everything below them */
  constructor(site: CheckedSite, elsewhere: readonly string[]) {
    this.#site = site;
    this.#elsewhere = elsewhere.map((path) => path.replace(/\/$/, ""));
    this.#entryOfUrl = entriesByUrl(site.newsIndex);
    this.#redirects = site.output.read("/_redirects") ?? "";
  }

  /** Files of the built site that are pages of the newsroom: below its path, and of entries wherever they are. */
  pageFiles(): { file: string; entry: Entry | undefined }[] {
    const { newsIndex, output, path } = this.#site;
    const entryOf = new Map(newsIndex.all.map((entry) => [output.fileAt(decoded(entry.href)), entry]));
    return output.files
      .filter((file) => file.endsWith(".html") && (file.startsWith(path) || entryOf.has(file)))
      .map((file) => ({ file, entry: entryOf.get(file) }));
  }

  page(file: string, entry: Entry | undefined): void {
    const html = this.#site.output.read(file) ?? "";
    const url = this.#site.siteBase + encodeURI(file.slice(1)).replace(/(^|\/)index\.html$/, "$1");
    const name = this.#site.output.nameOf(file);
    const { addresses, unnamed } = linksInHtml(html);
    for (const address of addresses) this.#check(address, url, entry, name, "page");
    for (const address of unnamed) {
      const key = JSON.stringify([entry?.source.file, address]);
      const known = this.#unnamed.get(key);
      if (known) known.files.push(name);
      else
        this.#unnamed.set(key, {
          address,
          target: address,
          entry,
          files: [name],
          isOnPage: true,
          place: "page",
        });
    }
  }

  feed({ feed, file, document }: BuiltFeed): void {
    if (feed.home !== undefined) this.#check(feed.home, this.#site.siteBase, undefined, file, "home");
    for (const item of feed.items) {
      const entry = this.#entryOfUrl.get(item.url ?? "");
      if (item.url !== undefined) this.#check(item.url, this.#site.siteBase, entry, file, "item");
      // A tag's feed carries what the feed of all entries carries: each text is looked at once.
      const hash = createHash("sha256")
        .update(item.content ?? "")
        .digest("base64");
      if (item.content === undefined || this.#contents.has(hash)) continue;
      this.#contents.add(hash);
      const base = item.url ?? document.channel?.url ?? this.#site.siteBase;
      for (const address of linksInHtml(item.content).addresses)
        this.#check(address, base, entry, file, "content");
    }
  }

  messages(): Diagnostic[] {
    const elsewhere = new Map<string, Broken>();
    const messages: Diagnostic[] = [];
    for (const broken of this.#broken.values()) {
      const line = broken.entry && this.#lineIn(broken.entry, broken);
      if (broken.entry && line !== undefined)
        messages.push(this.#message(broken, broken.entry.source.file, line));
      else {
        // What stands in no entry stands in a layout, on many pages: said once, though a relative address leads to
        // another place from each.
        const key = isRelative(broken.address) ? broken.address : broken.target;
        const known = elsewhere.get(key);
        if (known) known.files.push(...broken.files);
        else elsewhere.set(key, { ...broken, files: [...broken.files] });
      }
    }
    const targets = new Set(messages.map(({ expected }) => expected));
    for (const broken of elsewhere.values()) {
      const message = this.#message(broken, broken.files[0], undefined);
      if (!targets.has(message.expected)) messages.push(message);
    }
    return [...messages, ...this.#prefixMessages(), ...this.#unnamedMessages()];
  }

  /** A link of a layout stands on every page: said once. */
  #unnamedMessages(): Diagnostic[] {
    const byAddress = new Map<string, Broken>();
    const messages: Diagnostic[] = [];
    for (const unnamed of this.#unnamed.values()) {
      const line = unnamed.entry && this.#lineIn(unnamed.entry, unnamed);
      const known = byAddress.get(unnamed.address);
      if (unnamed.entry && line !== undefined)
        messages.push(unnamedLink(unnamed, unnamed.entry.source.file, line));
      else if (known) known.files.push(...unnamed.files);
      else byAddress.set(unnamed.address, { ...unnamed, files: [...unnamed.files] });
    }
    for (const unnamed of byAddress.values())
      messages.push(unnamedLink(unnamed, unnamed.files[0], undefined));
    return messages;
  }

  #check(address: string, base: string, entry: Entry | undefined, file: string, place: Place): void {
    if (address === "" || address.startsWith("#") || !URL.canParse(address, base)) return;
    const { href } = new URL(address, base);
    const target = addressInSite(href, this.#site.siteBase);
    if (target === undefined) {
      if (place === "page") this.#checkPrefix(href, address, entry, file);
      return;
    }
    let found = this.#found.get(target);
    if (found === undefined) {
      found =
        this.#site.output.fileAt(target) !== undefined ||
        this.#isRedirected(target) ||
        this.#elsewhere.some((path) => target === path || target.startsWith(`${path}/`));
      this.#found.set(target, found);
    }
    if (found) return;
    const key = JSON.stringify([entry?.source.file, target]);
    const known = this.#broken.get(key);
    if (known) {
      known.files.push(file);
      known.isOnPage ||= place === "page";
    } else
      this.#broken.set(key, { address, target, entry, files: [file], isOnPage: place === "page", place });
  }

  /**
   * What lies outside the path prefix may be another site of the host. Where this one has a file of that name, the prefix was
   * forgotten; the front page of the host is left alone.
   */
  #checkPrefix(href: string, address: string, entry: Entry | undefined, file: string): void {
    const { origin } = new URL(this.#site.siteBase);
    const target = addressInSite(href, `${origin}/`);
    if (target === undefined || target === "/" || this.#site.output.fileAt(target) === undefined) return;
    const key = JSON.stringify([entry?.source.file, target]);
    const known = this.#unprefixed.get(key);
    if (known) known.files.push(file);
    else this.#unprefixed.set(key, { address, target, entry, files: [file], isOnPage: true, place: "page" });
  }

  /** Said once for each entry, and once for all that stands in layouts. */
  #prefixMessages(): Diagnostic[] {
    const prefix = new URL(this.#site.siteBase).pathname;
    const said = new Set<Entry | undefined>();
    return [...this.#unprefixed.values()].flatMap((found) => {
      if (said.has(found.entry)) return [];
      said.add(found.entry);
      const line = found.entry && this.#lineIn(found.entry, found);
      const file = line === undefined ? found.files[0] : found.entry?.source.file;
      return [
        diagnostic("link-prefix", { file, line, found: found.address }, { prefix, target: found.target }),
      ];
    });
  }

  /** True where `_redirects` leads on: to another site, or to a file of this one. */
  #isRedirected(target: string): boolean {
    const { siteBase, output } = this.#site;
    let address = target;
    for (let steps = 0; steps < 5; steps++) {
      const redirect = redirectOf(this.#redirects, new URL(siteBase).pathname.slice(0, -1) + address);
      if (redirect === undefined) return false;
      const next = addressInSite(new URL(redirect.to, siteBase).href, siteBase);
      if (next === undefined || output.fileAt(next) !== undefined) return true;
      // A rewrite to a function or another server of the host.
      if (next.startsWith("/.netlify/")) return true;
      address = next;
    }
    return false;
  }

  /** Line of the entry's source that has the address, as written or without what was added to it. */
  #lineIn(entry: Entry, { address, target }: Broken): number | undefined {
    const source = this.#site.readSource(entry.source.file);
    if (source === undefined) return undefined;
    const text = withoutCode(source);
    for (const wanted of new Set([address, address.replaceAll("&", "&amp;"), target, encodeURI(target)])) {
      const at = wanted === "/" ? -1 : placeOf(wanted, text);
      if (at >= 0) return lineNumberAt(source, at);
    }
    return undefined;
  }

  #message(broken: Broken, file: string | undefined, line: number | undefined): Diagnostic {
    const pages = new Set(broken.files).size;
    const more =
      line === undefined && pages > 1
        ? `, here and in ${pages - 1} more ${pages === 2 ? "file" : "files"}`
        : "";
    return {
      code: "link-broken",
      severity: "error",
      file,
      line,
      problem: `${subjectOf(broken)} points to a file that doesn't exist in the built site${more}.`,
      found: broken.address,
      expected: `a file for ${broken.target}`,
      remedy: remedyOf(broken, line !== undefined),
    };
  }
}

/** Blanks in place of code, which shows addresses and links none. */
function withoutCode(source: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return source
    .replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*(?: {0,3}\1[^\n]*)?/gm, blank)
    .replace(/(?<!`)(`+)(?!`)(?:[^`\n]|(?!(?<!`)\1(?!`))`)+\1(?!`)/g, blank);
}

/** Where a whole address stands, not the beginning or end of a longer one; -1 for nowhere. */
function placeOf(address: string, text: string): number {
  const isPart = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}/_~%?=&-]/u.test(sign);
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const end = at + address.length;
    const goesOn = isPart(text[end]) || (/[.#:]/.test(text[end] ?? "") && isPart(text[end + 1]));
    if (!isPart(text[at - 1]) && !goesOn) return at;
  }
  return -1;
}

/** True for an address that counts from the page it stands on: `images/a.png`, `../a/`. */
function isRelative(address: string): boolean {
  return !/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(address);
}

function subjectOf({ isOnPage, place }: Broken): string {
  if (isOnPage || place === "page") return "A link";
  if (place === "item") return "The link of a feed's item";
  if (place === "home") return "The link of a feed to its page";
  return "A link in the content of a feed";
}

/** Whoever made the address can mend it: the entry, the layout, or what turns a page into the content of a feed. */
function remedyOf({ address, isOnPage, place, entry, target, files }: Broken, isInEntry: boolean): string {
  if (target === "/" && !isInEntry)
    return "Give the site a home page: its pages and feeds lead there. A file `index.md` in the input folder is enough.";
  if (isOnPage && isInEntry) return "Correct the address, or create the page.";
  if (isOnPage && isRelative(address) && new Set(files).size > 1)
    return `Correct it in the layout of the pages. A relative address in a layout points to a different place on each page: begin it with /, as in /${address.replace(/^(?:\.{0,2}\/)+/, "")}.`;
  if (isOnPage) return "Correct it in the layout or template of the page.";
  if (place === "item")
    return "Correct the address of the item in the template of the feed, or create the page.";
  if (place === "home") return "Correct the address of the feed's page, or create that page.";
  if (isInEntry)
    return "The page of the entry has a different address: something changes the page after the feed was written, such as a transform for pictures. Let it run on feeds too, or write the address of the built file.";
  return entry
    ? "The page of the entry doesn't have this address: check what changes the content for the feed, and relative addresses."
    : "Correct the template of the feed: relative addresses must be resolved against the page of the item.";
}

function unnamedLink(
  { address, files }: Broken,
  file: string | undefined,
  line: number | undefined,
): Diagnostic {
  const pages = new Set(files).size;
  const more =
    line === undefined && pages > 1
      ? `, here and on ${pages - 1} more ${pages === 2 ? "page" : "pages"}`
      : "";
  return {
    code: "link-unnamed",
    severity: "warning",
    file,
    line,
    problem: `A link has no text${more}: screen readers read out only its address.`,
    found: address,
    expected: "text, a picture with alt text, or an aria-label",
    remedy: "Add text to the link.",
  };
}
