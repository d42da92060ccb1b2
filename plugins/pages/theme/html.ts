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

/**
 * Most text needs no escaping; finding that out with one simple class is several times faster than with those of XML.
 */
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

/** A text of the plugin with finished HTML in place of its words in braces. */
export function filled(text: string, values: Readonly<Record<string, Html>>): Html {
  const pieces = text.split(/\{(\w+)\}/);
  return join(
    pieces.map((piece, index) => (index % 2 === 0 ? html`${piece}` : (values[piece] ?? html`{${piece}}`))),
  );
}

/** Joins pieces of HTML with a separator. */
export function join(parts: readonly Html[], between = ""): Html {
  return new Html(parts.map((part) => part.text).join(between));
}

/** ` name="value"`, or nothing where there is no value. */
export function attribute(name: string, value: string | number | undefined): Html {
  return value === undefined || value === "" ? NOTHING : new Html(` ${name}="${escaped(String(value))}"`);
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ALLOWED = /^(?:https?|mailto|tel):/i;

/**
 * An address from an entry or a file of authors that may stand in `href` or `src`: on this site, or with a
 * scheme that runs no script. Browsers skip blanks and control characters in a scheme, so they go first.
 *
 * @returns undefined for `javascript:`, `data:` and the like
 */
export function safeAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what hides a scheme
  const plain = address.replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
  return SCHEME.test(plain) && !ALLOWED.test(plain) ? undefined : address;
}

const UNSAFE = /[<>&\u2028\u2029]/g;

/**
 * JSON that can stand in a `<script>` element: nothing in it ends the element or begins a comment, and it is the same
 * data.
 */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
