import { headElements, renderBody, renderDocument } from "../pages/theme/theme.ts";
import { built } from "./built.ts";
import type { Desk } from "./desk.ts";
import type { PageData } from "./eleventy-config.ts";

const HEAD_END = /<\/head\s*>/i;

/** What Eleventy gives a transform; `baseHref` only where a template calls the filter `renderTransforms`. */
export interface Transformed {
  page: PageData;
  baseHref?: string | undefined;
}

/**
 * Puts an entry without a layout of the site into the plugin's own page, before any transform of the site: those are to
 * work on the whole of it. Other pages pass untouched.
 */
export function wrapEntry(desk: Desk, transformed: Transformed, content: unknown): unknown {
  const url = ownPage(desk, transformed);
  if (typeof content !== "string" || url === undefined || desk.finished.has(url) || isDocument(content))
    return content;
  const page = built(desk).pageAt(url);
  const [entry] = page?.entries ?? [];
  if (page?.kind !== "entry" || (entry?.data["layout"] && !desk.isDirect(entry))) return content;
  if (desk.watching && entry) desk.stalePages.dressed(entry);
  const { theme } = built(desk);
  return renderDocument(page, renderBody(page, theme), theme);
}

/**
 * Gives a page of the newsroom what its `<head>` lacks, after all transforms of the site: one that gathers scripts would
 * take the JSON-LD for one.
 */
export function completeHead(desk: Desk, transformed: Transformed, content: unknown): unknown {
  const url = ownPage(desk, transformed);
  if (typeof content !== "string" || url === undefined) return content;
  if (desk.finished.has(url) && content.includes(JSON_LD)) return content;
  const page = built(desk).pageAt(url);
  if (!page || (desk.finished.has(url) && page.kind !== "entry")) return content;
  return withHeadElements(content, () => headElements(page, built(desk).theme));
}

const JSON_LD = "application/ld+json";

/** The address of what is about to be written; undefined where a template of the site has a mere text transformed, as for its feed. */
function ownPage(desk: Desk, { page, baseHref }: Transformed): string | undefined {
  return baseHref === undefined && desk.newsroom && typeof page.url === "string" ? page.url : undefined;
}

function isDocument(html: string): boolean {
  return /<html[\s>]|<!doctype/i.test(html.slice(0, 2000)) || html.includes("</head>");
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
