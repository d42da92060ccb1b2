import { isoOf } from "../../dates/dates.ts";
import type { Author, Correction, Entry } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import { safeAddress, scriptJson } from "./html.ts";
import { memo } from "./memo.ts";
import { headline, leadImage } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** One element of `<head>`. */
export interface HeadElement {
  /** Found in the text of a `<head>` that has this element already. */
  key: RegExp;
  html: string;
}

const ARTICLE = /"@type"\s*:\s*(?:\[\s*)?"(?:\w*NewsArticle|Article|BlogPosting)"/;
const COLLECTION = /"@type"\s*:\s*(?:\[\s*)?"(?:CollectionPage|Blog|ProfilePage)"/;
const BREADCRUMBS = /"@type"\s*:\s*(?:\[\s*)?"BreadcrumbList"/;

/**
 * A page as schema.org describes it, for search engines: an article, a collection of articles or an author, and the
 * way to it.
 */
export function structuredData(page: Page, theme: ThemeContext): HeadElement[] {
  if (theme.seo.jsonLd === false || page.kind === "redirect") return [];
  return [...mainElement(page, theme), ...breadcrumbList(page, theme)];
}

function mainElement(page: Page, theme: ThemeContext): HeadElement[] {
  if (page.kind === "entry") {
    const [entry] = page.entries;
    return entry ? [script(ARTICLE, article(entry, page, theme))] : [];
  }
  // What goes for a list is said on its first page.
  if (page.number > 1) return [];
  const about = {
    "@type": page.author ? "ProfilePage" : "CollectionPage",
    url: page.url,
    name: page.title,
    description: page.description || undefined,
    inLanguage: page.language,
    mainEntity: page.author && person(page.author, theme),
  };
  return [script(COLLECTION, about)];
}

function article(entry: Entry, page: Page, theme: ThemeContext): object {
  const tags = entry.tags.filter((tag) => !tag.hidden).map((tag) => tag.label);
  const image = leadImage(entry);
  return {
    "@type": theme.seo.jsonLd,
    mainEntityOfPage: page.url,
    url: page.url,
    headline: headline(entry, page.language),
    description: page.description || undefined,
    datePublished: isoOf(entry.published),
    dateModified: isoOf(entry.updated ?? entry.published),
    inLanguage: entry.language,
    articleSection: entry.section,
    correction: entry.corrections.length > 0 ? entry.corrections.map(correctionComment) : undefined,
    keywords: tags.length > 0 ? tags : undefined,
    image: image && safeAddress(image.url) ? [theme.absolute(image.url)] : undefined,
    author: authorsOf(entry, theme),
    publisher: publisherOf(theme),
  };
}

/** https://schema.org/CorrectionComment */
function correctionComment({ text, date }: Correction): object {
  return { "@type": "CorrectionComment", text, datePublished: date && isoOf(date) };
}

function authorsOf(entry: Entry, theme: ThemeContext): unknown[] | undefined {
  if (entry.authors.length > 0) return entry.authors.map((author) => person(author, theme));
  return theme.author && [{ "@type": "Person", name: theme.author.name, url: safeAddress(theme.author.url) }];
}

function person(author: Author, theme: ThemeContext): object {
  const hasPage = author.href !== "" && !theme.omit.has("author");
  const elsewhere = [author.url, ...author.links.map(({ url }) => url)].flatMap(
    (url) => safeAddress(url) ?? [],
  );
  return {
    "@type": "Person",
    name: author.name,
    url: hasPage ? theme.absolute(author.href) : elsewhere[0],
    image: safeAddress(author.image),
    sameAs: hasPage && elsewhere.length > 0 ? elsewhere : undefined,
  };
}

const publishers = memo<ThemeContext, object>();

function publisherOf(theme: ThemeContext): object {
  return publishers(theme, "", theme, () => {
    if (theme.publisher === "person" && theme.author) {
      return {
        "@type": "Person",
        name: theme.author.name,
        url: safeAddress(theme.author.url) ?? theme.siteUrl,
      };
    }
    const logo = safeAddress(theme.icon ?? theme.image);
    return {
      "@type": "Organization",
      name: theme.siteTitle,
      url: theme.siteUrl,
      logo: logo ? { "@type": "ImageObject", url: theme.absolute(logo) } : undefined,
    };
  });
}

/** The last item is the page itself, which needs no address. */
function breadcrumbList(page: Page, theme: ThemeContext): HeadElement[] {
  if (page.breadcrumbs.length === 0) return [];
  const [entry] = page.entries;
  const own = page.kind === "entry" && entry ? headline(entry, page.language) : page.title;
  const items = [
    ...page.breadcrumbs.map(({ href, text }) => ({ name: text, item: theme.absolute(href) })),
    { name: own },
  ];
  const list = {
    "@type": "BreadcrumbList",
    itemListElement: items.map((item, index) => ({ "@type": "ListItem", position: index + 1, ...item })),
  };
  return [script(BREADCRUMBS, list)];
}

function script(key: RegExp, data: object): HeadElement {
  const json = scriptJson({ "@context": "https://schema.org", ...data });
  return { key, html: `<script type="application/ld+json">${json}</script>` };
}
