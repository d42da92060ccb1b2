import type { Tag } from "../../tags/tag.ts";
import { attribute, type Html, html, join, NOTHING } from "./html.ts";
import { noted } from "./noted.ts";
import type { ThemeContext } from "./theme-context.ts";

const links = noted<Tag, Html>();

/** A tag as a link to its page, or as text where it has none. */
function tagLink(tag: Tag, theme: ThemeContext): Html {
  return links(theme, "", tag, () =>
    tag.href && !theme.omit.has("tag")
      ? html`<a class="p-category" href="${theme.siteHref(tag.href)}">${tag.label}</a>`
      : html`<span class="p-category">${tag.label}</span>`,
  );
}

/** Shown tags as a list, with a name for those who listen where what is around it does not say it; nothing where there are none. */
export function tagList(tags: readonly Tag[], name: string | undefined, theme: ThemeContext): Html {
  const items = tags.filter((tag) => !tag.hidden).map((tag) => html`<li>${tagLink(tag, theme)}</li>`);
  return items.length === 0
    ? NOTHING
    : html`<ul class="news-tags"${attribute("aria-label", name)}>${join(items, " ")}</ul>\n`;
}

const briefLinks = noted<Tag, Html>();

/** The first shown tags, as many as stand on a line: for a card among many, without what only programs read. */
export function briefTagList(tags: readonly Tag[], most: number, theme: ThemeContext): Html {
  const items: Html[] = [];
  let length = 0;
  for (const tag of tags) {
    if (tag.hidden) continue;
    length += tag.label.length;
    if (items.length > 0 && length > most) break;
    items.push(briefLink(tag, theme));
  }
  return items.length === 0 ? NOTHING : html`<ul class="news-tags">${items}</ul>\n`;
}

function briefLink(tag: Tag, theme: ThemeContext): Html {
  return briefLinks(theme, "", tag, () =>
    tag.href && !theme.omit.has("tag")
      ? html`<li><a href="${theme.siteHref(tag.href)}">${tag.label}</a></li>`
      : html`<li><span>${tag.label}</span></li>`,
  );
}

/** A tag and beside it the number of its entries. */
export function countedTag(tag: Tag, theme: ThemeContext): Html {
  return html`${tagLink(tag, theme)} <span class="news-count">${tag.entries.length}</span>`;
}

/** Tags with the numbers of their entries, as a list. */
export function countedTags(tags: readonly Tag[], theme: ThemeContext): Html {
  const items = tags.filter((tag) => !tag.hidden).map((tag) => html`<li>${countedTag(tag, theme)}</li>\n`);
  return items.length === 0 ? NOTHING : html`<ul class="news-tags">\n${items}</ul>\n`;
}
