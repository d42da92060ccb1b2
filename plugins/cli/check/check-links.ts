import { createHash } from "node:crypto";
import { lineNumberAt } from "../../content/line-number.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Message } from "../../messages/message.ts";
import { addressesInHtml } from "./addresses-in-html.ts";
import { addressInSite, type CheckedSite, decoded, entriesByUrl } from "./checked-site.ts";
import type { BuiltFeed } from "./feed-documents.ts";

/** A link to nothing, and where it stands. */
interface Broken {
  /** As written. */
  address: string;
  target: string;
  entry: Entry | undefined;
  /** Files of the built site it stands in. */
  files: string[];
}

/** Checks that links within the site lead to files of it: on the pages of the newsroom, and in what feeds carry. */
export class LinkCheck {
  /** Different addresses within the site that were looked up. */
  get count(): number {
    return this.#found.size;
  }

  readonly #site: CheckedSite;
  readonly #entryOfUrl: ReadonlyMap<string, Entry>;
  readonly #found = new Map<string, boolean>();
  readonly #broken = new Map<string, Broken>();
  /** Hashes of the texts that were looked at. */
  readonly #contents = new Set<string>();

  constructor(site: CheckedSite) {
    this.#site = site;
    this.#entryOfUrl = entriesByUrl(site.newsroom);
  }

  /** Files of the built site that are pages of the newsroom: below its path, and of entries wherever they are. */
  pageFiles(): { file: string; entry: Entry | undefined }[] {
    const { newsroom, output, path } = this.#site;
    const entryOf = new Map(newsroom.all.map((entry) => [output.fileAt(decoded(entry.href)), entry]));
    return output.files
      .filter((file) => file.endsWith(".html") && (file.startsWith(path) || entryOf.has(file)))
      .map((file) => ({ file, entry: entryOf.get(file) }));
  }

  page(file: string, entry: Entry | undefined): void {
    const html = this.#site.output.read(file) ?? "";
    const url = this.#site.siteBase + encodeURI(file.slice(1)).replace(/(^|\/)index\.html$/, "$1");
    for (const address of addressesInHtml(html))
      this.#check(address, url, entry, this.#site.output.nameOf(file));
  }

  feed({ feed, file, document }: BuiltFeed): void {
    if (feed.home !== undefined) this.#check(feed.home, this.#site.siteBase, undefined, file);
    for (const item of feed.items) {
      const entry = this.#entryOfUrl.get(item.url ?? "");
      if (item.url !== undefined) this.#check(item.url, this.#site.siteBase, entry, file);
      // A tag's feed carries what the feed of all entries carries: each text is looked at once.
      const hash = createHash("sha256")
        .update(item.content ?? "")
        .digest("base64");
      if (item.content === undefined || this.#contents.has(hash)) continue;
      this.#contents.add(hash);
      const base = item.url ?? document.channel?.url ?? this.#site.siteBase;
      for (const address of addressesInHtml(item.content)) this.#check(address, base, entry, file);
    }
  }

  messages(): Message[] {
    const elsewhere = new Map<string, Broken>();
    const messages: Message[] = [];
    for (const broken of this.#broken.values()) {
      const line = broken.entry && this.#lineIn(broken.entry, broken);
      if (broken.entry && line !== undefined)
        messages.push(this.#message(broken, broken.entry.source.file, line));
      else {
        // What stands in no entry stands in a layout, on many pages: said once.
        const known = elsewhere.get(broken.target);
        if (known) known.files.push(...broken.files);
        else elsewhere.set(broken.target, { ...broken, files: [...broken.files] });
      }
    }
    const targets = new Set(messages.map(({ expected }) => expected));
    for (const broken of elsewhere.values()) {
      const message = this.#message(broken, broken.files[0], undefined);
      if (!targets.has(message.expected)) messages.push(message);
    }
    return messages;
  }

  #check(address: string, base: string, entry: Entry | undefined, file: string): void {
    if (address === "" || address.startsWith("#") || !URL.canParse(address, base)) return;
    const target = addressInSite(new URL(address, base).href, this.#site.siteBase);
    if (target === undefined) return;
    let found = this.#found.get(target);
    if (found === undefined) {
      found = this.#site.output.fileAt(target) !== undefined;
      this.#found.set(target, found);
    }
    if (found) return;
    const key = JSON.stringify([entry?.source.file, target]);
    const known = this.#broken.get(key);
    if (known) known.files.push(file);
    else this.#broken.set(key, { address, target, entry, files: [file] });
  }

  /** Line of the entry's source that has the address, as written or without what was added to it. */
  #lineIn(entry: Entry, { address, target }: Broken): number | undefined {
    const source = this.#site.readSource(entry.source.file);
    if (source === undefined) return undefined;
    for (const wanted of [address, target, encodeURI(target)]) {
      const at = wanted === "/" ? -1 : source.indexOf(wanted);
      if (at >= 0) return lineNumberAt(source, at);
    }
    return undefined;
  }

  #message(broken: Broken, file: string | undefined, line: number | undefined): Message {
    const pages = new Set(broken.files).size;
    return {
      code: "link-broken",
      severity: "error",
      file,
      line,
      problem: `A link leads to nothing in the built site${line === undefined && pages > 1 ? `, here and in ${pages - 1} more files` : ""}.`,
      found: broken.address,
      expected: `a file for ${broken.target}`,
      remedy:
        line === undefined
          ? "Look in the layout or template that makes the page."
          : "Correct the address, or make the page.",
    };
  }
}
