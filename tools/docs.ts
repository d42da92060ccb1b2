import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";

/** A page of the documentation as the demo site shows it. */
export interface DocPage {
  /** Virtual template below the input folder: `docs/tags.html`. */
  path: string;
  html: string;
  data: {
    title: string;
    description: string;
    permalink: string;
    layout: string;
    templateEngineOverride: string;
  };
}

/** The documentation as pages of the site: `docs/README.md` becomes `/docs/`, `docs/tags.md` becomes `/docs/tags/`. */
export function docPages(folder: string): DocPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => docPage(file, readFileSync(join(folder, file), "utf8")));
}

/** The part of an address that a heading makes, as code hosts make it too. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

function docPage(file: string, markdown: string): DocPage {
  const name = file.replace(/\.md$/, "").replace("README", "index");
  const [, title = name] = /^# (.+)$/m.exec(markdown) ?? [];
  const [, lead = ""] = /^# .+\n\n([^\n#|`-][\s\S]*?)\n\n/.exec(markdown) ?? [];
  return {
    path: `docs/${name}.html`,
    html: renderer(`https://docs.invalid/${file}`).render(markdown),
    data: {
      title: title.replaceAll("`", ""),
      description: plain(lead),
      permalink: name === "index" ? "/docs/" : `/docs/${name}/`,
      layout: "docs.njk",
      // Examples of template languages are shown, not run.
      templateEngineOverride: "html",
    },
  };
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Headings get ids, wide blocks can be reached by the keyboard, and links between the files lead to their pages. */
function renderer(base: string): MarkdownIt {
  const library = new MarkdownIt({ html: false });
  const rules: Partial<MarkdownIt["renderer"]["rules"]> = {
    heading_open: (tokens, index, options, _env, self) => {
      tokens[index]?.attrSet("id", headingId(textOf(tokens[index + 1])));
      return self.renderToken(tokens, index, options);
    },
    fence: (tokens, index) => blockOf(tokens[index], library.utils.escapeHtml),
    table_open: (tokens, index) => {
      const count = tokens.slice(0, index + 1).filter(({ type }) => type === "table_open").length;
      return `<table tabindex="0" aria-label="Table ${count}">\n`;
    },
  };
  Object.assign(library.renderer.rules, rules);
  const { normalizeLink } = library;
  library.normalizeLink = (address) => pageOf(normalizeLink(address), base);
  return library;
}

/** A code block; the words before it name its file, since code hosts do not show the rest of the info string. */
function blockOf(
  token: { info: string; content: string } | undefined,
  escapeText: (text: string) => string,
): string {
  const [language = ""] = (token?.info ?? "").trim().split(" ");
  return `<pre tabindex="0"><code class="language-${escapeText(language)}">${escapeText(token?.content ?? "")}</code></pre>\n`;
}

function textOf(token: { children: { content: string }[] | null } | undefined): string {
  return (token?.children ?? []).map((child) => child.content).join("");
}

/** `tags.md#aliases` → `/docs/tags/#aliases`; addresses elsewhere stay. */
function pageOf(address: string, base: string): string {
  const url = new URL(address, base);
  if (url.hostname !== "docs.invalid") return address;
  if (url.pathname.startsWith("/images/")) return `/docs${url.pathname}`;
  if (!url.pathname.endsWith(".md")) return address;
  return `/docs${url.pathname.replace(/README\.md$/, "").replace(/\.md$/, "/")}${url.hash}`;
}
