import type { BlockName } from "../block-names.ts";
import type { Page, PageKind } from "../page.ts";
import type { Text } from "../text/text.ts";

/** What the theme needs to know of the site; the same for all of its pages. Make it once: the theme caches by it. */
export interface ThemeContext {
  /** Plain text. */
  siteTitle: string;
  /** Absolute address of the home page, with `/` at the end. */
  siteUrl: string;
  /** A root-relative address with the path prefix put before it; an absolute one as it is. */
  siteHref(href: string): string;
  /** A root-relative address as an absolute one, path prefix included; an absolute one as it is. */
  absolute(href: string): string;
  text(language: string): Text;
  /** HTML of the owner's for named blocks. */
  blocks: Readonly<Partial<Record<BlockName, ((page: Page, html: string) => string) | undefined>>>;
  /** What is written into `<head>`. */
  seo: {
    readonly title: boolean;
    readonly description: boolean;
    readonly links: boolean;
    readonly canonical: boolean;
    readonly openGraph: boolean;
    /** What search engines are told an entry is. */
    readonly jsonLd: false | "NewsArticle" | "BlogPosting";
  };
  /** Link pages to their feeds in `<head>`. */
  autodiscovery: boolean;
  /** Most related entries under an entry. */
  relatedCount: number;
  tagIndex: "letter" | "count" | "tree";
  /** Kinds of page that are not made: nothing links to them. */
  omit: ReadonlySet<PageKind>;
  /** Root-relative address of the list of all feeds, if it is made. */
  opmlHref: string | undefined;
  /** Root-relative address of the style sheet, if pages link it. */
  stylesheetHref: string | undefined;
  /** Plain text for the footer of each page. */
  copyright: string | undefined;
  /** Absolute, or root-relative without path prefix. */
  icon: string | undefined;
  image: string | undefined;
  /** Author of entries without an author. */
  author:
    | { readonly name: string; readonly email?: string | undefined; readonly url?: string | undefined }
    | undefined;
  publisher: "organization" | "person";
}
