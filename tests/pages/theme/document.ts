import { getElementsByTagName, getOuterHTML, textContent } from "domutils";
import { Parser, parseDocument } from "htmlparser2";
import type { Page } from "../../../plugins/pages/page.ts";
import { renderBody, renderDocument } from "../../../plugins/pages/theme/theme.ts";
import type { ThemeContext } from "../../../plugins/pages/theme/theme-context.ts";
import { sampleTheme } from "./sample.ts";

/** A page as a whole document. */
export function documentText(page: Page, theme: ThemeContext = sampleTheme()): string {
  return renderDocument(page, renderBody(page, theme), theme);
}

/** A page as a reader's browser has it. */
export function seen(page: Page, theme?: ThemeContext): Seen {
  return new Seen(documentText(page, theme));
}

/** What is on a page, found the way a reader or a program finds it. */
export class Seen {
  readonly text: string;
  readonly tree: ReturnType<typeof parseDocument>;
  constructor(text: string) {
    this.text = text;
    this.tree = parseDocument(text);
  }

  /** Text of the first element with this class or name. */
  of(selector: string): string | undefined {
    const [first] = this.all(selector);
    return first?.words;
  }

  /** Elements by `.class` or name, or by such steps from outside to inside, with their attributes, text and HTML. */
  all(selector: string): { words: string; html: string; attributes: Record<string, string> }[] {
    let wanted = [...getElementsByTagName("html", this.tree)];
    for (const step of selector.split(" ")) {
      const inside = wanted.flatMap((element) =>
        getElementsByTagName("*", step === "html" ? [element] : element.children),
      );
      wanted = [...new Set(inside)].filter((element) =>
        step.startsWith(".")
          ? (element.attribs["class"] ?? "").split(" ").includes(step.slice(1))
          : element.name === step,
      );
    }
    return wanted.map((element) => ({
      words: textContent(element).replace(/\s+/g, " ").trim(),
      html: getOuterHTML(element),
      attributes: element.attribs,
    }));
  }

  /** Content of a `<meta>` by its name or property. */
  meta(name: string): string | undefined {
    return this.all("meta").find(({ attributes }) => (attributes["name"] ?? attributes["property"]) === name)
      ?.attributes["content"];
  }

  link(rel: string): Record<string, string> | undefined {
    return this.all("link").find(({ attributes }) => attributes["rel"] === rel)?.attributes;
  }

  /** Where the link with this text leads. */
  href(words: string): string | undefined {
    return this.all("a").find((link) => link.words === words)?.attributes["href"];
  }
}

const VOID = new Set(["meta", "link", "img", "br", "hr", "input", "source", "wbr"]);

/** Faults that a validator would find: tags left open, ids used twice, headings that skip a level, unknown nesting. */
export function faults(text: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  let level = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const { id } = attributes;
      if (id !== undefined) {
        if (ids.has(id)) found.push(`id ${id} twice`);
        ids.add(id);
      }
      if (name === "img" && attributes["alt"] === undefined) found.push("img without alt");
      if (name === "a" && open.includes("a")) found.push("link in a link");
      if (name === "li" && !/^[uo]l$/.test(open.at(-1) ?? "")) found.push(`li in ${open.at(-1)}`);
      if (/^(?:ul|ol|div|section|nav|p|h\d)$/.test(name) && /^(?:p|span|h\d)$/.test(open.at(-1) ?? "")) {
        found.push(`${name} in ${open.at(-1)}`);
      }
      const heading = /^h([1-6])$/.exec(name);
      if (heading) {
        const next = Number(heading[1]);
        if (next > level + 1) found.push(`h${next} after h${level}`);
        level = next;
      }
      if (!VOID.has(name)) open.push(name);
    },
    onclosetag(name, implied) {
      if (VOID.has(name)) return;
      if (implied) found.push(`${name} left open`);
      if (open.pop() !== name) found.push(`${name} closed out of order`);
    },
  });
  parser.end(text);
  const starts = [...text.matchAll(/<main[\s>]/g)].length;
  if (starts !== 1) found.push(`${starts} main elements`);
  const titles = [...text.matchAll(/<h1[\s>]/g)].length;
  if (titles !== 1) found.push(`${titles} h1 elements`);
  for (const [, target] of text.matchAll(/href="#([^"]*)"/g))
    if (!ids.has(target as string)) found.push(`no #${target}`);
  return found;
}
