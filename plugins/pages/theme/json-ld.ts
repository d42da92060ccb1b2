import { isoOf } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import { safeAddress } from "./addresses.ts";
import type { HeadElement } from "./head.ts";
import { headline } from "./headline.ts";
import { noted } from "./noted.ts";
import { leadImage } from "./picture.ts";
import type { ThemeContext } from "./theme-context.ts";

const ARTICLE = /"@type"\s*:\s*(?:\[\s*)?"(?:\w*NewsArticle|Article|BlogPosting)"/;

/** An entry as schema.org describes news, for search engines. */
export function newsArticle(page: Page, theme: ThemeContext): HeadElement[] {
  const [entry] = page.entries;
  if (!entry) return [];
  const tags = entry.tags.filter((tag) => !tag.hidden).map((tag) => tag.label);
  const image = leadImage(entry);
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    mainEntityOfPage: page.url,
    url: page.url,
    headline: headline(entry, page.language),
    description: page.description || undefined,
    datePublished: isoOf(entry.published),
    dateModified: isoOf(entry.updated ?? entry.published),
    inLanguage: entry.language,
    articleSection: entry.section,
    keywords: tags.length > 0 ? tags : undefined,
    image: image && safeAddress(image.url) ? [theme.absolute(image.url)] : undefined,
    author: authorsOf(entry, theme),
    publisher: publisherOf(theme),
  };
  return [{ key: ARTICLE, html: `<script type="application/ld+json">${scriptJson(data)}</script>` }];
}

function authorsOf(entry: Entry, theme: ThemeContext): unknown[] | undefined {
  if (entry.authors.length > 0) {
    return entry.authors.map((author) => ({
      "@type": "Person",
      name: author.name,
      url: author.href && !theme.omit.has("author") ? theme.absolute(author.href) : safeAddress(author.url),
    }));
  }
  return theme.author && [{ "@type": "Person", name: theme.author.name, url: safeAddress(theme.author.url) }];
}

const publishers = noted<ThemeContext, object>();

function publisherOf(theme: ThemeContext): object {
  return publishers(theme, "", theme, () => {
    const logo = safeAddress(theme.icon ?? theme.image);
    return {
      "@type": "Organization",
      name: theme.siteTitle,
      url: theme.siteUrl,
      logo: logo ? { "@type": "ImageObject", url: theme.absolute(logo) } : undefined,
    };
  });
}

const UNSAFE = /[<>&\u2028\u2029]/g;

/** JSON that can stand in a `<script>` element: nothing in it ends the element or begins a comment, and it is the same data. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
