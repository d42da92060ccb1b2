import type { NewsEntry } from "../entry/news-entry.ts";
import { entriesInFeeds } from "../feeds/entries-in-feeds.ts";
import type { Message } from "../messages/message.ts";
import { hrefOfUrl } from "../room/addresses.ts";
import { buildNewsroom } from "../room/build-newsroom.ts";
import type { Newsroom } from "../room/newsroom.ts";
import { readEntry } from "../sources/read-entry.ts";
import type { SourceItem } from "../sources/source-item.ts";
import { compileMatcher } from "../tags/match.ts";
import { readSiteAuthors, readSiteDictionary } from "./data-files.ts";
import type { Desk } from "./desk.ts";
import { type DirectItem, readDirect } from "./direct-entries.ts";
import type { CollectionApi, CollectionItem } from "./eleventy-config.ts";
import { settleAddresses } from "./settle-addresses.ts";
import { reportSharedEntries } from "./shared-entries.ts";
import { dataMarkdown } from "./site-markdown.ts";
import { itemOfCollection, itemOfPlain } from "./template-entries.ts";
import { reportUnseen } from "./unseen-entries.ts";

/** Reads all entries and builds the newsroom; throws all mistakes at once. */
export function collect(desk: Desk, api: CollectionApi): Newsroom {
  const { build, folders, settings } = desk;
  const { options } = settings;
  const all = api.getAll();
  const pages = new Map<string, string>();
  for (const { url, inputPath, data } of all) {
    if (!url || desk.files.isTemplate(inputPath, data)) continue;
    build.taken.add(url);
    pages.set(hrefOfUrl(url), inputPath);
  }
  build.dictionary = readSiteDictionary(options.tags.dictionary, folders, build.messages);
  const authors = readSiteAuthors(options.authors.file, folders, build.messages);
  const items: SourceItem[] = [...templateItems(desk, all), ...directItems(desk)];
  reportUnseen(desk);
  reportSharedEntries(desk);
  if (desk.files.found.length === 0) build.messages.report(noEntries(desk));
  desk.entryCache.keepOnly(new Set(items.map(({ file }) => file)));
  const entries = items.flatMap((item) => publish(desk, item));
  build.entries = new Map(entries.map(({ item, entry }) => [item.file, entry]));
  const settled = settleAddresses(
    entries,
    { addresses: desk.addresses, taken: build.taken, pages },
    build.reading,
  );
  const newsroom = buildNewsroom(settled, build.counts, {
    settings,
    dictionary: build.dictionary,
    matcher: compileMatcher(build.dictionary),
    authors,
    now: build.now,
    keepsTexts: desk.watching,
    marksScheduled: desk.watching,
    hasFeeds: desk.parts.has("feeds"),
    makes: (kind) => desk.makes(kind),
    absolute: desk.addresses.absolute,
    markdown: dataMarkdown(),
    report: (message) => build.messages.report(message),
  });
  reportUse(desk, items);
  build.stopForErrors();
  planRendering(desk, newsroom);
  return newsroom;
}

/** Entries among the site's templates: those the newsroom renders are known from their inspection, the others come rendered. */
function templateItems(desk: Desk, all: readonly CollectionItem[]): SourceItem[] {
  const rendered = new Map(all.map((item) => [item.inputPath, item]));
  return [...desk.build.inspected].flatMap(([inputPath, { item, data, plain }]) => {
    desk.probes.addLayoutData(data);
    const collected = rendered.get(inputPath);
    // Something else of the site has taken the entry out after it was looked at.
    if (plain ? data.page.url === undefined : !collected) {
      desk.build.count("apart");
      return [];
    }
    return [
      plain || !collected
        ? itemOfPlain(item, data, desk.rendering.render)
        : itemOfCollection(item, collected),
    ];
  });
}

function directItems(desk: Desk): DirectItem[] {
  const { build, files, folders, rendering } = desk;
  const context = {
    folders,
    languages: desk.languages,
    folderData: (folder: string) => desk.probes.dataOfFolder(folder),
    markdown: rendering.render,
    known: desk.gate.known,
    fields: desk.settings.fields,
    report: (message: Parameters<typeof build.messages.report>[0]) => {
      build.count("skipped");
      build.messages.report(message);
    },
  };
  return files.direct.flatMap((below) => {
    const kept = desk.watching ? desk.entryCache.get(folders.input + below) : undefined;
    return (kept?.item as DirectItem | undefined) ?? readDirect(below, context) ?? [];
  });
}

/** Reads an entry; one that is not to be published in this build is counted. */
function publish(desk: Desk, item: SourceItem): { item: SourceItem; entry: NewsEntry }[] {
  const { build, watching } = desk;
  const broken = desk.gate.templates.messagesOf(item.file);
  if (broken) {
    for (const message of broken) build.messages.report(message);
    build.count("skipped");
    return [];
  }
  const before = build.messages.messages.length;
  build.fieldUse.see(item.data, !desk.files.isDirect(item.file));
  const kept = watching ? desk.entryCache.get(item.file, item.href) : undefined;
  const read = kept?.read ?? readEntry(item, build.reading);
  // What was complained of is to be complained of again after each rebuild.
  if (read && watching && !kept && build.messages.messages.length === before)
    desk.entryCache.keep(item, read);
  if (!read) {
    build.count("skipped");
    if (build.messages.messages.length === before)
      throw new Error(`The entry ${item.file} was not read, and no message says why.`);
    return [];
  }
  if (read.entry.draft && !desk.publishesDrafts) {
    build.count("drafts");
    return [];
  }
  if (read.entry.published.instant > build.now && !desk.settings.options.future) {
    const { title, published } = read.entry;
    build.hold({ file: item.file, title, instant: published.instant });
    return [];
  }
  build.counts.read++;
  return [{ item, entry: read.entry }];
}

/** Most often a slip in the glob. */
function noEntries({ folders, settings }: Desk): Message {
  return {
    code: "entries-none",
    severity: "warning",
    problem: "The newsroom has no entries: the option entries means no file.",
    found: settings.globs.join(", "),
    expected: `globs of files below ${folders.input}`,
    remedy: "Write an entry there, or correct the option.",
  };
}

/** What the options say of entries, as against what the entries are. */
function reportUse({ build }: Desk, items: readonly SourceItem[]): void {
  const hasDates = !build.messages.messages.some(({ code }) => code === "date-missing");
  const fields = build.fieldUse.messages(() => items.map(({ data }) => data), hasDates);
  for (const message of [...fields, ...build.hiddenTags.messages]) build.messages.report(message);
}

/** Tells the other thread what feeds and lists ask for first: the entries that feeds carry, then the newest. */
function planRendering(desk: Desk, newsroom: Newsroom): void {
  desk.rendering.plan(() => {
    const inFeeds = desk.parts.has("feeds") ? entriesInFeeds(newsroom.editions) : new Set();
    const entries = newsroom.all;
    return [
      ...entries.filter((entry) => inFeeds.has(entry)),
      ...entries.filter((entry) => !inFeeds.has(entry)),
    ].map((entry) => ({
      file: entry.source.file,
      feedPageUrl: inFeeds.has(entry) ? entry.url : undefined,
    }));
  }, desk.addresses.siteBase);
}
