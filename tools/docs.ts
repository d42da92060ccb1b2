import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { createIndex } from "pagefind";
import Prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";

interface PageLink {
  title: string;
  href: string;
}

interface Heading {
  id: string;
  text: string;
  level: number;
}

/** A page of the documentation, as a virtual template of the demo site. */
export interface DocPage {
  /** Path of the template below the input folder: `docs/tags.html`. */
  path: string;
  html: string;
  data: {
    title: string;
    description: string;
    permalink: string;
    layout: string;
    templateEngineOverride: string;
    docs: {
      sidebar: { title: string; pages: PageLink[] }[];
      /** Title of the page's group in the sidebar. */
      group: string | undefined;
      contents: Heading[];
      previous: PageLink | undefined;
      next: PageLink | undefined;
    };
  };
}

/** Pages with more headings than this list only the largest ones beside the text. */
const MOST_CONTENTS = 40;

/** Prism's name for languages that the documentation calls otherwise. */
const GRAMMARS: Readonly<Record<string, string>> = { webc: "html", njk: "twig", sh: "bash", md: "markdown" };
loadLanguages(["bash", "json", "liquid", "markdown", "nginx", "toml", "twig", "typescript", "yaml"]);

/** The documentation as pages of the site: `docs/README.md` becomes `/docs/`, `docs/tags.md` becomes `/docs/tags/`. */
export function docPages(folder: string): DocPage[] {
  const sidebar = sidebarOf(readFileSync(join(folder, "README.md"), "utf8"));
  const order = sidebar.flatMap(({ pages }) => pages);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const href = hrefOf(file);
      const at = order.findIndex((page) => page.href === href);
      const { html, title, description, headings } = render(file, readFileSync(join(folder, file), "utf8"));
      const contents =
        headings.length > MOST_CONTENTS ? headings.filter(({ level }) => level === 2) : headings;
      return {
        path: `docs/${nameOf(file) || "index"}.html`,
        html,
        data: {
          title,
          description,
          permalink: href,
          layout: "docs.njk",
          // Examples of template languages are shown, not run.
          templateEngineOverride: "html",
          docs: {
            sidebar,
            group: sidebar.find(({ pages }) => pages.some((page) => page.href === href))?.title,
            contents,
            previous: order[at - 1],
            next: order[at + 1],
          },
        },
      };
    });
}

/** Builds the search of the documentation from its finished pages, below `/docs/pagefind/`. */
export async function indexDocs(output: string): Promise<void> {
  const { index, errors } = await createIndex();
  const indexed = await index?.addDirectory({ path: output, glob: "docs/**/*.html" });
  const written = await index?.writeFiles({ outputPath: join(output, "docs/pagefind") });
  const problems = [...errors, ...(indexed?.errors ?? []), ...(written?.errors ?? [])];
  if (problems.length > 0) throw new Error(`The search of the documentation: ${problems.join("; ")}`);
}

/** The `id` of a heading, the same as on GitHub. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

function nameOf(file: string): string {
  return file.replace(/\.md$/, "").replace("README", "");
}

function hrefOf(file: string): string {
  return nameOf(file) ? `/docs/${nameOf(file)}/` : "/docs/";
}

/** The groups and links of the list that `docs/README.md` is. */
function sidebarOf(readme: string): DocPage["data"]["docs"]["sidebar"] {
  return readme
    .split(/^## /m)
    .slice(1)
    .map((group) => ({
      title: group.slice(0, group.indexOf("\n")),
      pages: [...group.matchAll(/^- \[([^\]]+)\]\(([^)]+\.md)\)/gm)].map(([, title = "", file = ""]) => ({
        title: title.replaceAll("'", "’"),
        href: hrefOf(file),
      })),
    }));
}

function render(
  file: string,
  markdown: string,
): { html: string; title: string; description: string; headings: Heading[] } {
  // Typographic quotes for readers; other replacements, such as (c), stay as written.
  const library = new MarkdownIt({ html: false, typographer: true }).disable("replacements");
  const { escapeHtml } = library.utils;
  const { normalizeLink } = library;
  library.normalizeLink = (address) => linkFrom(file, normalizeLink(address));
  const tokens = library.parse(markdown, {});
  const headings: Heading[] = [];
  let tables = 0;
  let title = "";
  let description = "";
  for (const [index, token] of tokens.entries()) {
    const text = (tokens[index + 1]?.children ?? [])
      .map(({ content }) => content.replace("\n", " "))
      .join("");
    if (token.type === "heading_open") {
      const level = Number(token.tag.slice(1));
      if (level === 1) title = text;
      else headings.push({ id: headingId(text), text, level });
      token.attrSet("id", headingId(text));
    }
    if (token.type === "paragraph_open" && token.level === 0 && !description) description = text;
    if (token.type === "table_open") token.meta = ++tables;
    const [, name] =
      token.type === "inline" ? (/^`([^`]+)`(?: now contains)?:$/.exec(token.content) ?? []) : [];
    // On the site, the name of a file or address is the head of its block; the line before it is for code hosts.
    if (name && tokens[index + 2]?.info.endsWith(` ${name}`))
      for (const line of [tokens[index - 1], token, tokens[index + 1]]) if (line) line.hidden = true;
  }
  Object.assign(library.renderer.rules, {
    heading_close: (all, index) => {
      const id = all[index - 2]?.attrGet("id") ?? "";
      const { tag } = all[index] ?? {};
      const link = `<a class="heading-link" data-pagefind-ignore href="#${id}" aria-label="Link to “${escapeHtml(all[index - 1]?.content.replaceAll("`", "") ?? "")}”">#</a>`;
      return `${tag === "h1" ? "" : link}</${tag}>\n`;
    },
    fence: (all, index) => blockOf(all[index], escapeHtml),
    table_open: (all, index) =>
      `<div class="table" tabindex="0" role="region" aria-label="Table ${all[index]?.meta}"><table>\n`,
    table_close: () => "</table></div>\n",
  } satisfies Partial<MarkdownIt["renderer"]["rules"]>);
  const shown = tokens.filter(({ type, hidden }) => !(hidden && type === "inline"));
  return { html: library.renderer.render(shown, library.options, {}), title, description, headings };
}

/** A code block with its colours, and the file or address it is named after as its head. */
function blockOf(token: { info: string; content: string } | undefined, escapeText: (text: string) => string) {
  const { info = "" } = token ?? {};
  const [language = "", ...role] = info.trim().split(/\s+/);
  const content = (token?.content ?? "").replace(role[0] === "addPlugin" ? /^ {2}/gm : "", "");
  const grammarName = GRAMMARS[language] ?? language;
  const grammar = Prism.languages[grammarName];
  const code = grammar ? Prism.highlight(content, grammar, grammarName) : escapeText(content);
  const name = headOf(language, role);
  const head = name ? `<figcaption data-pagefind-ignore>${escapeText(name)}</figcaption>` : "";
  return `<figure class="code">${head}<pre tabindex="0"><code class="language-${escapeText(language)}">${code}</code></pre></figure>\n`;
}

function headOf(language: string, [role = "", ...addresses]: string[]): string {
  if (role === "result") return `In ${addresses.join(", ")}`;
  if (role === "addPlugin" || role === "option") return "eleventy.config.js";
  if (role === "error") return "Error";
  if (role === "made" || role === "change") return addresses.join(" ");
  if (role.includes(".") || role.includes("/")) return role;
  return language === "sh" ? "Terminal" : language;
}

/** `tags.md#aliases` on the page of `feeds.md` → `../tags/#aliases`; addresses elsewhere stay. */
function linkFrom(file: string, address: string): string {
  const [, path = "", rest = ""] = /^([\w./-]*)(.*)$/.exec(address) ?? [];
  const up = nameOf(file) ? "../" : "";
  if (/^images\//.test(path)) return up + address;
  if (!/^[\w-]+\.md$/.test(path)) return address;
  return `${up}${nameOf(path) ? `${nameOf(path)}/` : ""}${rest}` || "./";
}
