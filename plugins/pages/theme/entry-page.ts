import type { Enclosure } from "../../entry/enclosure.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import type { Text } from "../text/text.ts";
import { localAddress } from "./addresses.ts";
import { block } from "./blocks.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { byline } from "./byline.ts";
import { neighbours, relatedEntries } from "./entry-links.ts";
import { feedLinks } from "./feed-links.ts";
import { headline } from "./headline.ts";
import { attribute, type Html, html, join, NOTHING, raw } from "./html.ts";
import { isInContent, leadImage, picture } from "./picture.ts";
import { previewMark } from "./preview-mark.ts";
import { tagList } from "./tag-list.ts";
import type { ThemeContext } from "./theme-context.ts";
import { timeOf, updatedOf } from "./time.ts";

/** The page of one entry. */
export function entryPageBody(page: Page, theme: ThemeContext): Html {
  const [entry] = page.entries;
  if (!entry) return NOTHING;
  const text = theme.text(page.language);
  return html`${breadcrumbs(page, theme)}<article class="news-entry h-entry">
<header>
${previewMark(entry, text)}${title(entry, page, theme)}${meta(entry, page, text, theme)}</header>
${leadPicture(entry, page, theme)}${block("content", page, theme, () => html`<div class="news-content e-content">\n${raw(reachable(entry.content))}\n</div>\n`)}${block("files", page, theme, () => files(entry, text, theme))}${block("entryTags", page, theme, () => tagList(entry.tags, text.tagList, theme))}</article>
${block("entryFooter", page, theme, () => html`${neighbours(entry, page, theme)}${relatedEntries(entry, page, theme)}`)}${feedLinks(page, theme)}`;
}

/** A note has no headline to show, but its page needs one to be found by those who listen. */
function title(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("title", page, theme, () =>
    entry.title
      ? html`<h1 class="p-name">${entry.title}</h1>\n`
      : html`<h1 class="news-hidden">${headline(entry, page.language)}</h1>\n`,
  );
}

const WIDE = /<(pre|table)(?=[\s>])(?![^>]*\stabindex)/gi;

/** Code and tables scroll inside themselves where they are wide, so the keyboard must reach them (WCAG 2.1.1). */
function reachable(content: string): string {
  return content.replace(WIDE, '<$1 tabindex="0"');
}

function meta(entry: Entry, page: Page, text: Text, theme: ThemeContext): Html {
  return block("entryMeta", page, theme, () => {
    const section = theme.omit.has("section")
      ? undefined
      : page.edition.sections.find(({ name }) => name === entry.section);
    const shown = section
      ? html` <a class="news-section" href="${theme.siteHref(section.href)}">${section.name}</a>`
      : NOTHING;
    return html`<p class="news-meta">${timeOf(entry.published, page.language, true, "dt-published")}${byline(entry, text, theme)}${updatedOf(entry, page.language, true, text)}${shown}</p>
`;
  });
}

function leadPicture(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("leadImage", page, theme, () => {
    const image = leadImage(entry);
    if (!image || isInContent(image, entry.content)) return NOTHING;
    return html`<figure class="news-lead">\n${picture(image, "u-photo", false, theme)}</figure>\n`;
  });
}

/** Sound and film with the browser's own controls, other files as links; those the content shows itself are left to it. */
function files(entry: Entry, text: Text, theme: ThemeContext): Html {
  const items: Html[] = [];
  for (const enclosure of entry.enclosures) {
    if (enclosure.kind === "image" || isInContent(enclosure, entry.content)) continue;
    const address = localAddress(enclosure.url, theme);
    if (address) items.push(html`<li>${file(enclosure, address)}</li>\n`);
  }
  if (items.length === 0) return NOTHING;
  return html`<section class="news-files">\n<h2>${text.files}</h2>\n<ul>\n${join(items)}</ul>\n</section>\n`;
}

function file(enclosure: Enclosure, address: string): Html {
  const name = enclosure.title ?? fileName(address);
  const link = html`<a class="u-${enclosure.kind}" href="${address}"${attribute("type", enclosure.type)}>${name}</a>`;
  if (enclosure.kind === "audio") {
    return html`${link}\n<audio controls preload="none" src="${address}" aria-label="${name}"></audio>`;
  }
  if (enclosure.kind === "video") {
    return html`${link}\n<video controls preload="none" src="${address}" aria-label="${name}"${attribute("width", enclosure.width)}${attribute("height", enclosure.height)}></video>`;
  }
  return enclosure.length === undefined ? link : html`${link} <small>${sizeOf(enclosure.length)}</small>`;
}

function fileName(address: string): string {
  const path = address.split(/[?#]/, 1)[0] as string;
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name) || address;
  } catch {
    return name;
  }
}

/** Bytes as people read them: `1.2 MB`. */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)}\u00a0kB`
    : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}
