import { headElements, renderBody, renderDocument } from "../pages/theme/theme.ts";
import { built } from "./built.ts";
import type { Desk } from "./desk.ts";
import type { PageData } from "./eleventy-config.ts";

/** What Eleventy gives a transform; `baseHref` only where a template calls the filter `renderTransforms`. */
export interface Transformed {
  page: PageData;
  baseHref?: string | undefined;
}

/**
 * Finishes a page as Eleventy is about to write it: an entry without a layout of the site is put into the plugin's
 * own, and a page in the site's layout gets the links that its `<head>` lacks. Other pages pass untouched.
 */
export function dress(desk: Desk, { page: pageData, baseHref }: Transformed, content: unknown): unknown {
  // A template of the site's own, such as its feed, has the text of an entry transformed: that is no page.
  if (baseHref !== undefined) return content;
  if (typeof content !== "string" || typeof pageData.url !== "string" || !desk.newsroom) return content;
  if (desk.finished.has(pageData.url)) return content;
  const made = built(desk);
  const page = made.pageAt(pageData.url);
  if (!page) return content;
  if (/<html[\s>]|<!doctype/i.test(content.slice(0, 2000)) || content.includes("</head>"))
    return withHeadElements(content, () => headElements(page, made.theme));
  const [entry] = page.entries;
  if (entry?.data["layout"] && !desk.isDirect(entry)) return content;
  if (desk.watching && page.kind === "entry" && entry) desk.stalePages.dressed(entry);
  return page.kind === "entry" ? renderDocument(page, renderBody(page, made.theme), made.theme) : content;
}

/** Adds those elements whose key the document's own head does not have yet. */
function withHeadElements(html: string, elements: () => readonly { key: RegExp; html: string }[]): string {
  const end = html.indexOf("</head>");
  if (end < 0) return html;
  const head = html.slice(0, end);
  const missing = elements()
    .filter((element) => !element.key.test(head))
    .map((element) => element.html);
  return missing.length === 0 ? html : `${head}${missing.join("\n")}\n${html.slice(end)}`;
}
