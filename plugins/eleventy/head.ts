import { isDocument } from "../content/html-text.ts";
import { fileOfUrl } from "../index/addresses.ts";
import type { Page } from "../pages/page.ts";
import { structuredData } from "../pages/theme/json-ld.ts";
import { headElements } from "../pages/theme/theme.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import { OWN_PREFIX } from "./internals.ts";
import { outputsOf } from "./outputs.ts";
import type { Session } from "./session.ts";
import { isHtmlPage } from "./templates.ts";

const HEAD_END = /<\/head\s*>/i;
const TITLE_END = /<\/title\s*>/i;

/**
 * Adds to pages in a layout of the site what their `<head>` lacks, and JSON-LD to all entries. Plugins run after the
 * configuration, so the transform comes after the site's own: none of them can take its elements away.
 */
export function addHeadTransform(config: EleventyConfig, session: Session): void {
  config.addTransform(OWN_PREFIX + session.settings.name, function (content) {
    const { page } = this;
    if (typeof content !== "string" || typeof page.url !== "string") return content;
    // The content of an entry on its way into a feed is left alone.
    if (!session.newsIndex || session.content.isForFeeds(page)) return content;
    const outputs = outputsOf(session);
    const own = outputs.pageAt(page.url);
    if (!own) return content;
    if (session.watching) session.rebuilds.willWrite(fileOfUrl(page.url));
    outputs.release(page.url);
    return isHtmlPage(page) && isDocument(content)
      ? withElements(content, elementsOf(session, own))
      : content;
  });
}

type Elements = readonly { key: RegExp; html: string }[];

function elementsOf(session: Session, page: Page): Elements {
  const { headTheme } = outputsOf(session);
  if (!session.build.documents.has(page.href)) return headElements(page, headTheme);
  return page.kind === "entry" && headTheme.seo.jsonLd ? structuredData(page, headTheme) : [];
}

/** Adds those elements whose key the document's own head does not have yet. A minifier may have taken its end away. */
function withElements(html: string, elements: Elements): string {
  const end = html.search(HEAD_END);
  const title = end < 0 ? TITLE_END.exec(html) : null;
  const at = title ? title.index + title[0].length : end;
  if (at < 0) return html;
  const head = html.slice(0, at);
  const missing = elements.filter(({ key }) => !key.test(head)).map((element) => element.html);
  return missing.length === 0 ? html : `${head}${missing.join("\n")}\n${html.slice(at)}`;
}
