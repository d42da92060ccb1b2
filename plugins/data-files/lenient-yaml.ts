import { YAMLException } from "js-yaml";

/** More lines than this that stand too far left are no slip. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 20_000_000;
/** Further in than anything is nested. */
const INDENT = " ".repeat(100);

/**
 * Reads YAML whose brackets and quotes may go on at the beginning of a line, as people and other libraries write them
 * (`tags: [` … `]`). By the letter of YAML 1.2 such lines are indented, and js-yaml holds to it; further in they mean the
 * same. No line gets another number.
 */
export function readLeniently<Value>(written: string, read: (text: string) => Value): Value {
  let text = written;
  let first: unknown;
  for (let tries = 0; ; tries++) {
    try {
      return read(text);
    } catch (error) {
      // Where that does not help, the first place is the one to look at.
      first ??= error;
      const line = error instanceof YAMLException && isTooFarLeft(error) ? error.mark?.line : undefined;
      if (line === undefined || tries === MOST_LINES || tries * text.length > MOST_CHARACTERS) throw first;
      const lines = text.split("\n");
      lines[line] = INDENT + lines[line];
      text = lines.join("\n");
    }
  }
}

function isTooFarLeft({ reason }: YAMLException): boolean {
  return reason === "deficient indentation";
}
