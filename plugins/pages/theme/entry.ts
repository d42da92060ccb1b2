import { isInContent } from "../../content/shown-files.ts";
import { startOf } from "../../content/text-cut.ts";
import type { Enclosure } from "../../entry/enclosure.ts";
import type { Author, Entry } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import { correctionHeading } from "../text/correction.ts";
import { counted, type Text } from "../text/text.ts";
import { entryLines } from "./cards.ts";
import { attribute, type Html, html, join, NOTHING, raw, safeAddress } from "./html.ts";
import { feedLinks } from "./navigation.ts";
import {
  authorLink,
  block,
  breadcrumbs,
  byline,
  headline,
  languageMarks,
  leadImage,
  localAddress,
  navigation,
  pair,
  pairLink,
  picture,
  portrait,
  previewMark,
  sectionOf,
  tagList,
  timeOf,
  translations,
  updatedOf,
} from "./parts.ts";
import { minutesOf } from "./reading-time.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The page of one entry. */
export function entryPageBody(page: Page, theme: ThemeContext): Html {
  const [entry] = page.entries;
  if (!entry) return NOTHING;
  const text = theme.text(page.language);
  return html`<div class="news-page">
${breadcrumbs(page, theme)}<article class="news-entry h-entry">
<div class="news-head">
${previewMark(entry, text)}${title(entry, page, theme)}${block("entryMeta", page, theme, () => meta(entry, page, text, theme))}</div>
${leadPicture(entry, page, theme)}${block("content", page, theme, () => html`<div class="news-content e-content"${languageMarks(entry.language, page.language)}>\n${raw(reachable(entry.content))}\n</div>\n`)}${corrections(entry, page, text)}${block("files", page, theme, () => files(entry, text, theme))}${block("entryTags", page, theme, () => tagList(entry.tags, text.tags, theme))}</article>
${block("entryFooter", page, theme, () => html`${neighbours(entry, page, theme)}${relatedEntries(entry, page, theme)}`)}${feedLinks(page, theme)}</div>
`;
}

/** A note has no headline to show, but its page needs one for screen reader users. */
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
  const { language } = page;
  const deck =
    entry.summaryIsGiven && entry.summary && entry.title && !beginsWith(entry.content, entry.summary)
      ? html`<p class="news-deck p-summary">${entry.summary}</p>\n`
      : NOTHING;
  const named = (author: Author) => authorLink(author, theme, portrait(author.image, "u-photo", theme));
  const facts = [
    entry.authors.length > 0 ? byline(entry, text, named) : siteAuthor(theme),
    html`<span>${timeOf(entry.published, language, true, "dt-published")}<data class="u-url u-uid" value="${entry.url}"></data></span>`,
    entry.title ? html`<span>${counted(text.readingTime, minutesOf(entry.content), text)}</span>` : NOTHING,
    updatedOf(entry, language, true, text),
  ].filter((fact) => fact !== NOTHING);
  const others = translations(page, theme);
  const also =
    others.length > 0
      ? navigation("news-also", text.languages, html`${text.alsoIn} ${join(others, ", ")}`)
      : NOTHING;
  return html`${deck}<p class="news-meta">${join(facts, " ")}</p>\n${also}`;
}

/** True if the text of an entry starts with its summary: it need not be read twice. */
function beginsWith(content: string, summary: string): boolean {
  const text = content
    .slice(0, 4 * summary.length + 400)
    .replace(/<[^>]*>/g, "")
    .trimStart();
  return text.startsWith(startOf(summary, 60).replace(/…$/, "").trimEnd().slice(0, 60));
}

/** For programs that ask who wrote an entry that names nobody. */
function siteAuthor({ author }: ThemeContext): Html {
  if (!author) return NOTHING;
  const url = safeAddress(author.url);
  return html`<span class="p-author h-card" hidden>${author.name}${url && html`<data class="u-url" value="${url}"></data>`}</span>`;
}

function leadPicture(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("leadImage", page, theme, () => {
    const image = leadImage(entry);
    if (!image || isInContent(image, entry.content)) return NOTHING;
    return html`<figure class="news-lead">\n${picture(image, false, theme)}\n</figure>\n`;
  });
}

/** What has been put right, below the text, where a reader who knew the entry before finds it. */
function corrections(entry: Entry, { language }: Page, text: Text): Html {
  if (entry.corrections.length === 0) return NOTHING;
  const lines = entry.corrections.map(
    ({ text: said, date }) =>
      html`<p><strong>${correctionHeading(text.correction, date, language)}</strong> ${said}</p>\n`,
  );
  return html`<div class="news-corrections">\n${lines}</div>\n`;
}

/**
 * Sound and film with the browser's own controls, other files as links; those the content shows itself are left to
 * it.
 */
function files(entry: Entry, text: Text, theme: ThemeContext): Html {
  const shown = entry.enclosures.flatMap((enclosure) => {
    const address = localAddress(enclosure.url, theme);
    return enclosure.kind === "image" || !address || isInContent(enclosure, entry.content)
      ? []
      : [{ ...enclosure, address }];
  });
  const group = (kind: Enclosure["kind"], heading: string) => {
    const items = shown
      .filter((file) => file.kind === kind)
      .map((file) => html`<li>${fileItem(file)}</li>\n`);
    return items.length === 0
      ? NOTHING
      : sectionOf(`news-files news-files-${kind}`, heading, html`<ul>\n${items}</ul>\n`);
  };
  return html`${group("audio", text.listen)}${group("video", text.watch)}${group("attachment", text.downloads)}`;
}

function fileItem(file: Enclosure & { address: string }): Html {
  const { address, kind, title: given, type } = file;
  const name = given ?? fileName(address);
  const link = html`<a class="u-${kind}" href="${address}"${attribute("type", type)}>${name}</a>`;
  if (kind === "audio") {
    return html`${link}\n<audio controls preload="none" src="${address}" aria-label="${name}"></audio>`;
  }
  if (kind === "video") {
    return html`${link}\n<video controls preload="none" src="${address}" aria-label="${name}"${attribute("width", file.width)}${attribute("height", file.height)}></video>`;
  }
  const about = [formatName(address), ...(file.length === undefined ? [] : [sizeOf(file.length)])].filter(
    Boolean,
  );
  return about.length === 0 ? link : html`${link} <small>${about.join(", ")}</small>`;
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

/** What people call a format: `PDF`. */
function formatName(address: string): string {
  return (/\.([a-z0-9]{2,5})$/i.exec(fileName(address))?.[1] ?? "").toUpperCase();
}

/** Bytes as people read them: `1.2 MB`. */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)}\u00a0kB`
    : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}

/** Entries that share the rarest tags. */
function relatedEntries(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("related", page, theme, () => {
    if (theme.relatedCount === 0) return NOTHING;
    // The neighbours are linked right above.
    const others = entry.related.filter((other) => other !== entry.previous && other !== entry.next);
    return sectionOf(
      "news-related",
      theme.text(page.language).related,
      entryLines(others.slice(0, theme.relatedCount), page.language, theme, "date"),
    );
  });
}

/** The entries before and after this one in time. */
function neighbours(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("neighbours", page, theme, () => {
    const text = theme.text(page.language);
    const side = (other: Entry | undefined, rel: "prev" | "next", label: string) =>
      other ? pairLink(rel, other.href, label, headline(other, page.language), theme) : NOTHING;
    return pair(
      text.neighbours,
      side(entry.previous, "prev", text.olderEntry),
      side(entry.next, "next", text.newerEntry),
    );
  });
}
