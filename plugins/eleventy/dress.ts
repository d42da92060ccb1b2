import { structuredData } from "../pages/theme/json-ld.ts";
import { headElements, renderBody, renderDocument } from "../pages/theme/theme.ts";
import { fileOfUrl } from "../room/addresses.ts";
import { built } from "./built.ts";
import type { Desk } from "./desk.ts";
import type { PageData } from "./eleventy-config.ts";
import { withoutScript } from "./theme-of.ts";

const HEAD_END = /<\/head\s*>/i;

/** What Eleventy gives a transform; `baseHref` only where a template calls the filter `renderTransforms`. */
export interface Transformed {
  page: Pick<PageData, "url">;
  baseHref?: string | undefined;
}

/**
 * Finishes a page before any transform of the site, which are to work on the whole of it: an entry without a layout of
 * the site is put into the plugin's own, and a page in the site's layout gets the links that its `<head>` lacks. Other
 * pages pass untouched.
 */
export function dress(desk: Desk, transformed: Transformed, content: unknown): unknown {
  const url = ownAddress(desk, transformed);
  if (typeof content !== "string" || url === undefined) return content;
  if (desk.lateTexts.has(url)) return desk.lateTexts.take(url) ?? content;
  const { pageAt, theme } = built(desk);
  const page = pageAt(url);
  if (!page) return content;
  if (/<html[\s>]|<!doctype/i.test(content.slice(0, 2000)) || content.includes("</head>"))
    return withHeadElements(content, () =>
      headElements(page, page.kind === "entry" ? withoutScript(theme) : theme),
    );
  const [entry] = page.entries;
  // An entry that the plugin renders is made as a whole page, unless a layout of the site has it.
  if (page.kind !== "entry" || !entry || entry.data["layout"] || desk.isDirect(entry)) return content;
  if (desk.watching) desk.stalePages.dressed(entry, theme.relatedCount);
  return renderDocument(page, renderBody(page, theme), withoutScript(theme));
}

/**
 * Adds the JSON-LD of an entry's page after all transforms of the site: one that gathers the scripts of a page into a
 * file would take it along.
 */
export function describeEntry(desk: Desk, transformed: Transformed, content: unknown): unknown {
  const url = ownAddress(desk, transformed);
  if (typeof content !== "string" || url === undefined) return content;
  const { pageAt, theme, written } = built(desk);
  const isDescribed = desk.lateTexts.has(url) && content.includes("application/ld+json");
  const page = theme.seo.jsonLd && !isDescribed ? pageAt(url) : undefined;
  if (desk.watching && (desk.lateTexts.has(url) || pageAt(url))) desk.outputs.add(fileOfUrl(url));
  written(url);
  return page?.kind === "entry" ? withHeadElements(content, () => structuredData(page, theme)) : content;
}

/** The address of what is about to be written; undefined where a template of the site has a mere text transformed, as for its feed. */
function ownAddress(desk: Desk, { page, baseHref }: Transformed): string | undefined {
  return baseHref === undefined && desk.newsroom && typeof page.url === "string" ? page.url : undefined;
}

/** Adds those elements whose key the document's own head does not have yet. */
function withHeadElements(html: string, elements: () => readonly { key: RegExp; html: string }[]): string {
  const end = html.search(HEAD_END);
  if (end < 0) return html;
  const head = html.slice(0, end);
  const missing = elements()
    .filter((element) => !element.key.test(head))
    .map((element) => element.html);
  return missing.length === 0 ? html : `${head}${missing.join("\n")}\n${html.slice(end)}`;
}
