import { cleanContent } from "../content/clean.ts";
import type { NewsEntry } from "../entry/news-entry.ts";
import { makeId } from "../feeds/ids.ts";
import type { Message } from "../messages/message.ts";
import { MessageList } from "../messages/reporter.ts";
import type { ScheduledEntry } from "../room/changes.ts";
import type { Counts, Newsroom } from "../room/newsroom.ts";
import type { ReadingContext } from "../sources/read-entry.ts";
import type { SourceItem } from "../sources/source-item.ts";
import type { TagDictionary } from "../tags/dictionary.ts";
import { fileBesideEntry } from "./copy-files.ts";
import type { Desk } from "./desk.ts";
import type { TemplateData } from "./eleventy-config.ts";
import { FieldUse } from "./field-use.ts";
import { HiddenTags } from "./hidden-tags.ts";
import { mediaSizes } from "./media-files.ts";
import { TakenAddresses } from "./taken-addresses.ts";
import { toldOnce } from "./told-once.ts";

/** An entry that was looked at, with what is needed to read it when its address is known. */
export interface Inspected {
  item: SourceItem;
  data: TemplateData;
  /** True where the newsroom renders it, by the site's own Markdown. */
  plain: boolean;
}

/** What one build has found so far. */
export class Build {
  /** Decides only which entries are held back or have expired. */
  readonly now: number;
  readonly messages = new MessageList();
  /** Root-relative addresses that the site's own templates have: there the newsroom steps aside. */
  readonly taken = new TakenAddresses();
  readonly fieldUse: FieldUse;
  readonly hiddenTags: HiddenTags;
  /** Templates that Eleventy has shown to the newsroom. */
  readonly seen = new Set<string>();
  readonly inspected = new Map<string, Inspected>();
  readonly counts: Counts = {
    read: 0,
    published: 0,
    drafts: 0,
    unlisted: 0,
    held: 0,
    scheduled: 0,
    expired: 0,
    skipped: 0,
    apart: 0,
  };
  /** Files in the place of entries that the owner keeps out of all collections. */
  excluded = 0;
  readonly reading: ReadingContext;
  /** Entries that are held back until their time. */
  readonly scheduled: ScheduledEntry[] = [];
  /** Entries by file, once they are collected. */
  entries = new Map<string, NewsEntry>();
  dictionary: TagDictionary | undefined;
  newsroom: Newsroom | undefined;
  /** Entries at addresses of the newsroom's own pages and files, known when those are listed. */
  clashes: readonly Message[] = [];
  readonly #onInvalid: "error" | "skip";

  constructor(desk: Desk, now: number) {
    this.now = now;
    this.#onInvalid = desk.settings.onInvalid;
    this.fieldUse = new FieldUse(desk.settings);
    this.hiddenTags = new HiddenTags(desk.settings.options.name === undefined ? desk.collectionNames : []);
    this.reading = readingContext(desk, this.messages, now);
  }

  hold(scheduled: ScheduledEntry): void {
    this.scheduled.push(scheduled);
    this.count("held");
  }

  /** An entry that has no page in this build. */
  count(fate: "drafts" | "held" | "skipped" | "apart"): void {
    this.counts[fate]++;
    this.counts.read++;
  }

  /**
   * Ends a build that has found mistakes. With `onInvalid: "skip"` what is wrong with single entries is a warning; nothing
   * that is wrong with the whole can be skipped, nor a page that Eleventy would go on to write over another or outside the
   * output folder.
   */
  stopForErrors(): void {
    const { errors } = this.messages;
    if (errors.length === 0) return;
    const cannotSkip = errors.some(
      ({ code, file }) =>
        code === "address-clash" ||
        code === "template-code" ||
        (code === "address-unsafe" && this.inspected.has(file ?? "")),
    );
    if (this.#onInvalid === "error" || cannotSkip) throw toldOnce(this.messages.messages);
    for (const message of errors) message.severity = "warning";
  }
}

function readingContext(desk: Desk, messages: MessageList, now: number): ReadingContext {
  const { settings, addresses, inputPaths, rendering } = desk;
  const { ids } = settings.options.feeds;
  return {
    settings,
    now,
    absolute: addresses.absolute,
    siteBase: addresses.siteBase,
    idOf: (item, url) => (ids ? makeId({ ...ids, key: item.stem }) : url),
    keepsTexts: desk.watching,
    clean: (html, file, cleaning) => {
      const resolved = inputPaths.resolve(html, file);
      return resolved === html ? rendering.clean(html, file, cleaning) : cleanContent(resolved, cleaning);
    },
    fileBeside: (address, file) => fileBesideEntry(address, file, desk.folders),
    sizeOf: mediaSizes(desk.config, desk.folders),
    report: (message) => messages.report(message),
  };
}
