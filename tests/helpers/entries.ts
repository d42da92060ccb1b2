import type { BuiltSite, Files } from "./site.ts";

/** A file with YAML front matter. */
export function entry(frontMatter: string, body = "Text."): string {
  return `---\n${frontMatter}\n---\n${body}\n`;
}

/** Some dated entries, one a day from 1 May 2021: `src/news/entry-1.md` … */
export function entries(count: number, frontMatter = "tags: [Town]"): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, "0");
      const month = String(Math.floor(index / 28) + 5).padStart(2, "0");
      return [
        `src/news/entry-${index + 1}.md`,
        entry(`title: Entry ${index + 1}\ndate: 2021-${month}-${day}\n${frontMatter}`),
      ];
    }),
  );
}

/** An item of JSON Feed 1.1, as far as the tests look at it. */
export interface JsonItem {
  id: string;
  url: string;
  title?: string;
  date_published: string;
  date_modified?: string;
  content_html: string;
  summary?: string;
  tags?: string[];
  language?: string;
  authors?: { name: string; url?: string }[];
}

/** The items of a JSON feed of the site. */
export function jsonItems(site: BuiltSite, path = "/news/feed.json"): JsonItem[] {
  return JSON.parse(site.read(path)).items;
}

/** The headlines of a feed, in its order. */
export function titlesOf(site: BuiltSite, path = "/news/feed.json"): string[] {
  return jsonItems(site, path).map((item) => item.title ?? "");
}
