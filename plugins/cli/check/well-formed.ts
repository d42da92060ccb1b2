import sax from "sax";
import { lineNumberAt } from "../../content/line-number.ts";
import { firstLine } from "../../diagnostics/first-line.ts";

export interface IllFormed {
  /** The first line is 1. */
  line: number;
  reason: string;
}

/** Characters outside of what XML 1.0 §2.2 allows, which the parser lets pass. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters on purpose
  /(?![\t\n\r])[\u0000-\u001F]|\uFFFE|\uFFFF|\p{Surrogate}|&#(?:x0*(?:[0-8bcef]|1[\da-f]|fff[ef]|d[89a-f][\da-f]{2})|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));/iu;

/** What keeps a text from being well-formed XML with its namespaces, undefined if nothing does. */
export function illFormed(xml: string): IllFormed | undefined {
  const forbidden = FORBIDDEN.exec(xml);
  if (forbidden) {
    const code =
      forbidden[0].length > 2
        ? forbidden[0]
        : `U+${forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    return { line: lineOf(xml, forbidden.index), reason: `the character ${code} is not allowed in XML` };
  }
  const parser = sax.parser(true, { xmlns: true, strictEntities: true });
  let found: IllFormed | undefined;
  parser.onerror = (error) => {
    found ??= { line: parser.line + 1, reason: firstLine(error.message).toLowerCase() };
    parser.error = null;
  };
  let depth = 0;
  let roots = 0;
  parser.onopentag = () => {
    if (depth++ === 0 && ++roots > 1)
      found ??= { line: parser.line + 1, reason: "it has more than one root element" };
  };
  parser.onclosetag = () => {
    depth--;
  };
  parser.write(xml).close();
  return found;
}

function lineOf(text: string, index: number): number {
  return lineNumberAt(text, index);
}
