import { escapeRegExp } from "../content/escape-reg-exp.ts";
/**
 * The addresses that the site's own templates have: the newsroom makes nothing there. A permalink with a template
 * language in it stands for all addresses that it can give.
 */
export class TakenAddresses {
  #fixed = new Set<string>();
  #patterns: RegExp[] = [];

  /** Takes an address as Eleventy has it, percent-decoded. */
  add(url: string): void {
    this.#fixed.add(url);
  }

  /** Takes what a permalink in front matter says, before Eleventy works it out. */
  addPermalink(permalink: string): void {
    if (!permalink.includes("{")) {
      this.#fixed.add(addressOf(permalink));
      return;
    }
    // With and without its conditional parts: the first page of a list mostly lacks what the others have.
    const withoutConditions = permalink.replace(/\{%-?\s*if\b[\s\S]*?\{%-?\s*endif\s*-?%\}/g, "");
    for (const form of new Set([withoutConditions, permalink.replace(/\{%[\s\S]*?%\}/g, "")])) {
      if (!form.includes("{")) this.#fixed.add(addressOf(form));
      else this.#patterns.push(patternOf(form));
    }
  }

  has(url: string): boolean {
    return this.#fixed.has(url) || this.#patterns.some((pattern) => pattern.test(url));
  }
}

function addressOf(permalink: string): string {
  return `/${permalink.trim().replace(/^\/+/, "")}`.replace(/\/index\.html$/, "/");
}

/** What a template language fills in is taken for one folder or file name. */
function patternOf(permalink: string): RegExp {
  const fixed = addressOf(permalink).split(/\{\{[\s\S]*?\}\}/);
  return new RegExp(`^${fixed.map((part) => escapeRegExp(part)).join("[^/]+")}$`);
}
