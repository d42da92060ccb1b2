import type { Tag } from "../../tags/tag.ts";
import type { Page } from "../page.ts";
import { attribute, type Html, html, join } from "./html.ts";
import { byInitial, isOther } from "./initials.ts";
import { listBody } from "./listing-page.ts";
import { paragraph } from "./parts.ts";
import { countedTag, countedTags } from "./tag-list.ts";
import type { ThemeContext } from "./theme-context.ts";

/** All tags of the edition: under their first letters, most used first, or as the tree of the dictionary. */
export function tagIndexBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const tags = page.edition.tags.filter((tag) => !tag.hidden);
  const intro = paragraph("news-total", text.tags(tags.length));
  const none = { intro, after: join([]) };
  return listBody(page, theme, none, () => {
    if (tags.length === 0) return paragraph("news-empty", text.empty);
    if (theme.tagIndex === "count") return byCount(tags, theme);
    return theme.tagIndex === "tree" ? tree(tags, theme) : byLetter(tags, page, theme);
  });
}

/** Tags come sorted by label, so those of one number keep that order. */
function byCount(tags: readonly Tag[], theme: ThemeContext): Html {
  const sorted = [...tags].sort((one, other) => other.entries.length - one.entries.length);
  return html`<div class="news-index">\n${countedTags(sorted, theme)}</div>\n`;
}

function tree(tags: readonly Tag[], theme: ThemeContext): Html {
  const shown = new Set(tags);
  // A child of a tag that is not shown stands at the root, else it could not be found.
  const roots = tags.filter((tag) => !tag.parent || !shown.has(tag.parent));
  const branch = (some: readonly Tag[]): Html =>
    html`<ul>\n${some.map((tag) => {
      const children = tag.children.filter((child) => shown.has(child));
      return html`<li>${countedTag(tag, theme)}${children.length > 0 && html`\n${branch(children)}`}</li>\n`;
    })}</ul>\n`;
  return html`<div class="news-tree">\n${branch(roots)}</div>\n`;
}

function byLetter(tags: readonly Tag[], page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const groups = [...byInitial(tags)];
  const label = (initial: string) =>
    attribute("aria-label", isOther(initial) ? text.otherLetters : undefined);
  const letters = groups.map(
    ([initial], index) => html`<li><a href="#news-letter-${index + 1}"${label(initial)}>${initial}</a></li>`,
  );
  const sections = groups.map(
    ([initial, some], index) =>
      html`<section id="news-letter-${index + 1}">\n<h2${label(initial)}>${initial}</h2>\n${countedTags(some, theme)}</section>\n`,
  );
  const navigation =
    groups.length > 1
      ? html`<nav class="news-letters" aria-label="${text.letters}"><ul>${join(letters, " ")}</ul></nav>\n`
      : join([]);
  return html`${navigation}<div class="news-index">\n${sections}</div>\n`;
}
