import { escapeAttribute } from "../../content/xml-text.ts";

/** A piece of HTML that is finished: text in it has been escaped. Only this folder and the owner's blocks make one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Value = Html | string | number | false | undefined | readonly Html[];

export const NOTHING = new Html("");

/**
 * A template whose values are escaped unless they are finished HTML themselves, so that forgetting to
 * escape is not possible. Attributes must be written in double quotes. `undefined` and `false` leave nothing.
 *
 * @example html`<a href="${href}">${title}</a>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = strings[0] as string;
  for (let index = 0; index < values.length; index++) text += valueText(values[index]) + strings[index + 1];
  return new Html(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not come into a document
const NOT_PLAIN = /[&<>"'\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Most text needs no escaping; finding that out with one simple class is several times faster than with those of XML. */
function escaped(text: string): string {
  return NOT_PLAIN.test(text) ? escapeAttribute(text) : text;
}

function valueText(value: Value): string {
  if (typeof value === "string") return escaped(value);
  if (value === undefined || value === false) return "";
  if (typeof value === "number") return String(value);
  if (value instanceof Html) return value.text;
  let text = "";
  for (const part of value) text += part.text;
  return text;
}

/** HTML made elsewhere: an entry's content, a dictionary's description, an owner's block. */
export function raw(text: string): Html {
  return text === "" ? NOTHING : new Html(text);
}

/** Pieces one after the other, with finished HTML between them. */
export function join(parts: readonly Html[], between = ""): Html {
  return new Html(parts.map((part) => part.text).join(between));
}

/** ` name="value"`, or nothing where there is no value. */
export function attribute(name: string, value: string | number | undefined): Html {
  return value === undefined || value === "" ? NOTHING : new Html(` ${name}="${escaped(String(value))}"`);
}
