import { parseFeed as parseRowan } from "@rowanmanning/feed-parser";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

// biome-ignore lint/suspicious/noExplicitAny: three parsers, three shapes; what is read is checked by the tests
type Loose = Record<string, any>;

/** An item as a reader's parser gives it, in one shape for all parsers. */
export interface Item {
  title: string | undefined;
  url: string | undefined;
  id: string | undefined;
  date: string | undefined;
  categories: string[];
  authors: string;
  content: string;
}

/** The items of a feed as three parsers of others read them. */
export async function itemsOf(xml: string): Promise<Record<string, Item[]>> {
  const parsed = parseFeed(xml);
  const feed = parsed.feed as Loose;
  const rowan = parseRowan(xml);
  const classic = await new Parser({ customFields: { item: ["content:encoded", "author"] } }).parseString(
    xml,
  );
  const iso = (date: unknown) => (date ? new Date(date as string).toISOString() : undefined);
  const rowanItems = rowan.items.map((item) => ({
    title: item.title ?? undefined,
    url: item.url ?? undefined,
    id: item.id ?? undefined,
    date: iso(item.published),
    categories: item.categories.map((category) => category.label ?? category.term),
    authors: item.authors.map((author) => author.name).join(),
    content: item.content ?? "",
  }));
  const rowanCategories = new Map(rowanItems.map(({ url, categories }) => [url, categories]));
  return {
    feedsmith: ((feed["items"] ?? feed["entries"] ?? []) as Loose[]).map((any) => {
      return {
        title: typeof any["title"] === "object" ? any["title"].value : any["title"],
        url:
          any["link"] ??
          any["links"]?.find((link: { rel?: string }) => !link.rel || link.rel === "alternate")?.href,
        id: any["guid"]?.value ?? any["id"],
        date: iso(any["pubDate"] ?? any["published"]),
        categories: (any["categories"] ?? []).map(
          (category: { name?: string; label?: string; term?: string }) =>
            category.name ?? category.label ?? category.term,
        ),
        authors: JSON.stringify([any["authors"], any["dc"]]),
        content: any["content"]?.encoded ?? any["content"]?.value ?? "",
      };
    }),
    "feed-parser": rowanItems,
    "rss-parser": classic.items.map((item) => {
      const any = item as Loose;
      return {
        title: item.title,
        url: item.link,
        id: item.guid ?? any["id"],
        date: item.isoDate,
        categories: rssParserCategories(any["categories"]) ?? rowanCategories.get(item.link) ?? [],
        authors: String(item.creator ?? any["author"] ?? ""),
        content: any["content:encoded"] ?? item.content ?? "",
      };
    }),
  };
}

/** rss-parser gives RSS categories only; what it does not read of Atom is not compared. */
function rssParserCategories(given: unknown[] | undefined): string[] | undefined {
  return given?.map((category) => (typeof category === "string" ? category : (category as { _: string })._));
}
