import { startOf } from "../../content/text-cut.ts";
import { isoOf } from "../../dates/dates.ts";
import { itemAt } from "../../values/sure.ts";
import type { Page } from "../page.ts";
import type { HeadElement } from "./head.ts";
import { headline } from "./headline.ts";
import { html } from "./html.ts";
import { leadImage } from "./picture.ts";
import { socialImage } from "./social-image.ts";
import type { ThemeContext } from "./theme-context.ts";

const keys = new Map<string, RegExp>();

/** Found where an element of that name is; sites write Open Graph with `name` as well as with `property`. */
function keyOf(name: string): RegExp {
  let key = keys.get(name);
  if (!key) {
    key = new RegExp(`<meta\\s[^>]*(?:property|name)\\s*=\\s*["']?${name}["'\\s>/]`, "i");
    keys.set(name, key);
  }
  return key;
}

/** What social sites and messengers show for a link to the page: Open Graph, and what Twitter reads beside it. */
export function openGraph(page: Page, theme: ThemeContext): HeadElement[] {
  const elements: HeadElement[] = [];
  const property = (name: string, content: string | undefined) => {
    if (content)
      elements.push({ key: keyOf(name), html: html`<meta property="${name}" content="${content}">`.text });
  };
  const entry = page.kind === "entry" ? page.entries[0] : undefined;
  const image = socialImage(page, theme);
  property("og:type", entry ? "article" : "website");
  property("og:title", page.title || (entry && headline(entry, page.language)));
  property("og:description", startOf(page.description, 300));
  property("og:url", page.url);
  property("og:site_name", theme.siteTitle);
  property("og:locale", localeOf(page.language));
  if (image) {
    property("og:image", image.url);
    if (image.width && image.height) {
      property("og:image:width", String(image.width));
      property("og:image:height", String(image.height));
    }
    property("og:image:alt", image.alt);
  }
  if (entry) {
    property("article:published_time", isoOf(entry.published));
    property("article:modified_time", entry.updated && isoOf(entry.updated));
    property("article:section", entry.section);
    for (const tag of entry.tags) if (!tag.hidden) property("article:tag", tag.label);
  }
  const card = entry && leadImage(entry) ? "summary_large_image" : "summary";
  elements.push({ key: keyOf("twitter:card"), html: `<meta name="twitter:card" content="${card}">` });
  return elements;
}

/** `language_TERRITORY`; Open Graph knows no locale without a territory. */
function localeOf(language: string): string | undefined {
  const parts = language.split("-");
  const territory = parts.slice(1).find((part) => /^[a-z]{2}$/i.test(part));
  return territory && `${itemAt(parts, 0).toLowerCase()}_${territory.toUpperCase()}`;
}
