import type { Tag } from "../../entry/entry.ts";
import { collatorOf } from "../../tags/labels.ts";
import { itemAt } from "../../values/lookups.ts";
import type { Page } from "../page.ts";
import { counted, type Text } from "../text/text.ts";
import { attribute, type Html, html, join, NOTHING } from "./html.ts";
import { feedLinks } from "./navigation.ts";
import {
  authorLink,
  block,
  breadcrumbs,
  countedTag,
  localAddress,
  navigation,
  pageTitle,
  paragraph,
  sectionOf,
} from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

function indexBody(page: Page, theme: ThemeContext, count: string, list: () => Html): Html {
  return html`${breadcrumbs(page, theme)}<div class="news-index">
<div class="news-head">
${pageTitle(page, theme)}${block("intro", page, theme, () => paragraph("news-total", count))}</div>
${block("list", page, theme, list)}${feedLinks(page, theme)}</div>
`;
}

/** All tags of the edition: under their first letters, most used first, or as the tree of the dictionary. */
export function tagIndexBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const tags = page.edition.tags.filter((tag) => !tag.hidden);
  return indexBody(page, theme, counted(text.tagCount, tags.length, text), () => {
    if (tags.length === 0) return paragraph("news-empty", text.empty);
    const shown = new Shown(tags, text, theme);
    if (theme.tagIndex === "count") return byCount(tags, shown);
    return theme.tagIndex === "tree" ? tree(tags, text, shown) : byLetter(tags, text, page.language, shown);
  });
}

/** Greatest weight that a tag is set in; the style sheet has a size for each. */
const MAX_WEIGHT = 4;

/** With fewer entries than that, no tag stands out. */
const MIN_MOST = 6;

/** Tags of an index, the larger the more entries they have. */
class Shown {
  readonly #most: number;
  readonly #text: Text;
  readonly #theme: ThemeContext;

  constructor(tags: readonly Tag[], text: Text, theme: ThemeContext) {
    this.#most = Math.max(...tags.map((tag) => tag.entries.length));
    this.#text = text;
    this.#theme = theme;
  }

  item(tag: Tag, below: Html = NOTHING): Html {
    const share = Math.log1p(tag.entries.length) / Math.log1p(Math.max(this.#most, MIN_MOST));
    const weight = Math.max(1, Math.ceil(share * MAX_WEIGHT));
    return html`<li${weight > 1 && html` class="news-w${weight}"`}>${countedTag(tag, this.#text, this.#theme)}${below}</li>\n`;
  }
}

/** Tags come sorted by label, so those of one number keep that order. */
function byCount(tags: readonly Tag[], shown: Shown): Html {
  const sorted = [...tags].sort((one, other) => other.entries.length - one.entries.length);
  return html`<ul class="news-weights">\n${sorted.map((tag) => shown.item(tag))}</ul>\n`;
}

function tree(tags: readonly Tag[], text: Text, shown: Shown): Html {
  const all = new Set(tags);
  // A child of a tag that is not shown stands at the root, else it could not be found.
  const roots = tags.filter((tag) => !tag.parent || !all.has(tag.parent));
  const isBranch = (tag: Tag) => tag.children.some((child) => all.has(child));
  const branch = (some: readonly Tag[]): Html =>
    html`<ul>\n${some.map((tag) => {
      const children = tag.children.filter((child) => all.has(child));
      return shown.item(tag, children.length > 0 ? html`\n${branch(children)}` : NOTHING);
    })}</ul>\n`;
  const branches = roots.filter(isBranch);
  const others = roots.filter((tag) => !isBranch(tag));
  if (branches.length === 0) return byCount(others, shown);
  return html`<div class="news-tree">\n${branch(branches)}</div>\n${others.length > 0 && sectionOf("news-others", text.otherTags, byCount(others, shown))}`;
}

function byLetter(tags: readonly Tag[], text: Text, language: string, shown: Shown): Html {
  const groups = [...byInitial(tags, language)];
  const label = (initial: string) =>
    attribute("aria-label", initial === OTHER ? text.otherLetters : undefined);
  const letters = groups.map(
    ([initial], index) => html`<li><a href="#news-letter-${index + 1}"${label(initial)}>${initial}</a></li>`,
  );
  const sections = groups.map(
    ([initial, some], index) =>
      html`<section id="news-letter-${index + 1}">\n<h2${label(initial)}>${initial}</h2>\n<ul>\n${some.map((tag) => shown.item(tag))}</ul>\n</section>\n`,
  );
  const links =
    groups.length > 1
      ? navigation("news-letters", text.letters, html`<ul>${join(letters, " ")}</ul>`)
      : NOTHING;
  return html`${links}<div class="news-alphabet">\n${sections}</div>\n`;
}

/** Numbers and signs. */
const OTHER = "#";

const LATIN = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Tags under the capitals their labels begin with, in the order they come; numbers and signs together, first. */
function byInitial(tags: readonly Tag[], language: string): Map<string, Tag[]> {
  const collator = collatorOf(language, { sensitivity: "base" });
  const groups = new Map<string, Tag[]>();
  for (const tag of tags) {
    const initial = initialOf(tag.label, language, collator);
    const known = groups.get(initial);
    if (known) known.push(tag);
    else groups.set(initial, [tag]);
  }
  return groups;
}

/**
 * The letter a label is looked for under. Letters that a language sorts as one are one: É is E in English, and Å is Å
 * in Swedish.
 *
 * @example initialOf("économie", "fr", collator) // "E"
 */
function initialOf(label: string, language: string, collator: Intl.Collator): string {
  const first = String.fromCodePoint(label.normalize("NFC").codePointAt(0) ?? 0x23);
  if (!/\p{L}/u.test(first)) return OTHER;
  const capital = first.toLocaleUpperCase(language).normalize("NFC");
  const plain = LATIN.find((letter) => collator.compare(letter, capital) === 0);
  if (plain !== undefined) return plain;
  const base = capital.normalize("NFD").charAt(0);
  return collator.compare(capital, base) === 0 ? base : capital;
}

/** All authors of the edition. */
export function authorIndexBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const { authors } = page.edition;
  return indexBody(page, theme, counted(text.authorCount, authors.length, text), () =>
    authors.length === 0
      ? paragraph("news-empty", text.empty)
      : html`<ul class="news-people">\n${authors.map((author) => {
          const image = localAddress(author.image, theme);
          const picture = image
            ? html`<img src="${image}" alt="" width="56" height="56" loading="lazy">`
            : html`<span class="news-initial" aria-hidden="true">${itemAt([...author.name], 0)}</span>`;
          return html`<li>${picture}<span>${authorLink(author, theme)} <span class="news-total">${counted(text.entryCount, author.entries.length, text)}</span></span></li>\n`;
        })}</ul>\n`,
  );
}
