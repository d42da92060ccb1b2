import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { PROJECT } from "../helpers/command-line.ts";

/** A code block of the documentation. */
export interface Block {
  /** File of the documentation, from the project's folder. */
  page: string;
  line: number;
  /** The heading it stands below. */
  heading: string;
  /** First word of the info string: `js`. */
  language: string;
  /** The rest of it: `src/news/first.md`, `addPlugin`, `result /news/`. */
  role: string;
  text: string;
}

/** The pages of the documentation, README first. */
export function docFiles(): string[] {
  const docs = readdirSync(join(PROJECT, "docs")).filter((file) => file.endsWith(".md"));
  return ["README.md", ...docs.sort().map((file) => `docs/${file}`)];
}

export function readDoc(page: string): string {
  return readFileSync(join(PROJECT, page), "utf8");
}

/** Every code block of a page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  const tokens = new MarkdownIt().parse(readDoc(page), {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === "heading_open" && (token.tag === "h1" || token.tag === "h2"))
      heading = tokens[index + 1]?.content ?? "";
    if (token.type === "code_block") throw new Error(`${page}: a block without fences: ${token.content}`);
    if (token.type !== "fence") continue;
    const [language = "", ...role] = token.info.trim().split(/\s+/);
    blocks.push({
      page,
      line: (token.map?.[0] ?? 0) + 1,
      heading,
      language,
      role: role.join(" "),
      text: token.content,
    });
  }
  return blocks;
}

/** Blocks by the section of a page they stand in: together they are one site. */
export function sectionsOf(page: string): Map<string, Block[]> {
  const sections = new Map<string, Block[]>();
  for (const block of blocksOf(page))
    sections.set(block.heading, [...(sections.get(block.heading) ?? []), block]);
  return sections;
}

/** True for a block that is a file of a site, named in its info string. */
export function isFile({ role }: Block): boolean {
  return /^[\w.][\w./@-]*\.\w+$/.test(role) || role === "src/_redirects";
}
