import type { Tag } from "../../tags/tag.ts";
import type { Edition, Page } from "../page.ts";
import { localAddress } from "./addresses.ts";
import { block } from "./blocks.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { listBody } from "./listing-page.ts";
import { paragraph, prose, sectionOf } from "./parts.ts";
import { countedTags, tagList } from "./tag-list.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The entries of a tag, with what the dictionary says of it and the way to tags near by. */
export function tagBody(page: Page, theme: ThemeContext): Html {
  const { tag } = page;
  if (!tag) return NOTHING;
  const text = theme.text(page.language);
  const image = localAddress(tag.image, theme);
  const children = tagList(tag.children, text.narrowerTags, theme);
  const narrower =
    children === NOTHING
      ? NOTHING
      : html`<div class="news-narrower"><span aria-hidden="true">${text.narrowerTags}:</span> ${children}</div>\n`;
  const intro = html`${image ? html`<img class="news-portrait" src="${image}" alt="">\n` : NOTHING}${page.number === 1 ? prose(tag.description) : NOTHING}${paragraph("news-total", text.entries(page.total))}${narrower}`;
  const after = block("related", page, theme, () => {
    const related = countedTags(
      tag.related.map((relation) => relation.tag),
      theme,
    );
    return html`${sectionOf("news-near", text.relatedTags, related)}${neighbourTags(tag, page, theme)}`;
  });
  return listBody(page, theme, { intro, after });
}

const places = new WeakMap<Edition, { shown: Tag[]; at: Map<Tag, number> }>();

/** The tags before and after this one in the index. */
function neighbourTags(tag: Tag, page: Page, theme: ThemeContext): Html {
  let order = places.get(page.edition);
  if (!order) {
    const shown = page.edition.tags.filter((one) => one.href !== "" && !one.hidden);
    order = { shown, at: new Map(shown.map((one, index) => [one, index])) };
    places.set(page.edition, order);
  }
  const at = order.at.get(tag);
  if (at === undefined || order.shown.length < 2) return NOTHING;
  const link = (other: Tag | undefined, rel: string) =>
    other ? html`<a class="news-${rel}" href="${theme.siteHref(other.href)}">${other.label}</a>\n` : NOTHING;
  const name = theme.text(page.language).neighbouringTags;
  return html`<nav class="news-neighbours" aria-label="${name}">\n${link(order.shown[at - 1], "prev")}${link(order.shown[at + 1], "next")}</nav>\n`;
}
