import type { Page, PageKind } from "../page.ts";
import { authorIndexBody } from "./author-index-page.ts";
import { authorBody } from "./author-page.ts";
import { documentOf } from "./document.ts";
import { entryPageBody } from "./entry-page.ts";
import { type Html, raw } from "./html.ts";
import { listingBody } from "./listing-page.ts";
import { redirectBody } from "./redirect-page.ts";
import { subscribeBody } from "./subscribe-page.ts";
import { tagIndexBody } from "./tag-index-page.ts";
import { tagBody } from "./tag-page.ts";
import type { ThemeContext } from "./theme-context.ts";
import { yearBody } from "./year-page.ts";

export { headElements, headLinks } from "./head.ts";

const BODIES: Readonly<Record<PageKind, (page: Page, theme: ThemeContext) => Html>> = {
  entry: entryPageBody,
  listing: listingBody,
  year: yearBody,
  tags: tagIndexBody,
  tag: tagBody,
  authors: authorIndexBody,
  author: authorBody,
  section: listingBody,
  custom: listingBody,
  subscribe: subscribeBody,
  redirect: redirectBody,
};

/** The HTML of a page without the document around it: what a layout of the site gets as its content. */
export function renderBody(page: Page, theme: ThemeContext): string {
  return BODIES[page.kind](page, theme).text;
}

/**
 * The whole HTML document, for a site that gives no layout.
 *
 * @param body what {@link renderBody} made
 */
export function renderDocument(page: Page, body: string, theme: ThemeContext): string {
  return documentOf(page, raw(body), theme).text;
}
