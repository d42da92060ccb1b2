import type { Entry } from "../../entry/entry.ts";
import type { Page, PageKind } from "../page.ts";
import { plainCards } from "./cards.ts";
import { documentOf } from "./document.ts";
import { entryPageBody } from "./entry.ts";
import { type Html, raw } from "./html.ts";
import { authorIndexBody, tagIndexBody } from "./indexes.ts";
import { authorBody, listingBody, tagBody, yearBody } from "./lists.ts";
import { redirectBody, subscribeBody } from "./subscribe.ts";
import type { ThemeContext } from "./theme-context.ts";

export { headElements, styleElements } from "./head.ts";

const BODIES: Readonly<Record<PageKind, (page: Page, theme: ThemeContext) => Html>> = {
  entry: entryPageBody,
  listing: listingBody,
  year: yearBody,
  month: yearBody,
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

/** Entries as the plugin's lists show them, for a page of the site's own. */
export function renderCards(entries: readonly Entry[], language: string, theme: ThemeContext): string {
  return plainCards(entries, language, theme).text;
}
