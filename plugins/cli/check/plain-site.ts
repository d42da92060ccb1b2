import { readFeed } from "../feed-reading/read-feed.ts";
import type { ReadFeed } from "../feed-reading/read-item.ts";
import { feedFiles } from "./against/previous-feeds.ts";
import { type CheckedSite, decoded, type SiteFile } from "./checked-site.ts";
import type { OutputFolder } from "./output-folder.ts";

/** Where nothing in a site says at which address it is. */
const UNKNOWN_BASE = "https://site.invalid/";

/** A built site of which only the files are known: whatever made it. */
export function plainSite(output: OutputFolder, moment: number): CheckedSite {
  const files = feedFiles(output);
  const documents = files.map((href): SiteFile => {
    const text = output.read(href) ?? "";
    const format = /^\uFEFF?\s*\{/.test(text)
      ? "json"
      : /<(?:\w+:)?feed[\s>]/.test(text.slice(0, 2000))
        ? "atom"
        : "rss";
    return { href, kind: "feed", format, channel: undefined };
  });
  return {
    newsIndex: { all: [], entries: [] },
    pages: [],
    files: documents,
    path: "/",
    siteBase: baseOf(output, files),
    moment,
    calendar: { zone: "UTC", publishTime: "00:00" },
    hasItemHook: true,
    output,
    hasTemplateAt: () => true,
    readSource: () => undefined,
  };
}

/** The address that most feeds give the site: by what they say of themselves and where they lie, else by their page. */
function baseOf(output: OutputFolder, files: readonly string[]): string {
  const votes = new Map<string, number>();
  const vote = (base: string, weight: number) => votes.set(base, (votes.get(base) ?? 0) + weight);
  for (const file of files) {
    const feed = readOrNothing(output.read(file) ?? "");
    const self = feed?.self === undefined || !URL.canParse(feed.self) ? undefined : new URL(feed.self);
    const path = self && decoded(self.pathname);
    if (self && path?.endsWith(file)) vote(`${self.origin}${path.slice(0, -file.length)}/`, 3);
    else if (feed?.home !== undefined && URL.canParse(feed.home)) vote(new URL("/", feed.home).href, 1);
  }
  const canonical = /<link[^>]*\brel=["']?canonical\b[^>]*>/i.exec(output.read("/index.html") ?? "")?.[0];
  const href = /\bhref=["']?(https?:[^"'\s>]+)/i.exec(canonical ?? "")?.[1];
  if (href !== undefined && URL.canParse(href)) vote(new URL("./", href).href, 2);
  const [first] = [...votes].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? UNKNOWN_BASE;
}

function readOrNothing(text: string): ReadFeed | undefined {
  try {
    return readFeed(text);
  } catch {
    return undefined;
  }
}
