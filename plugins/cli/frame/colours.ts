import { randomBytes } from "node:crypto";

export type Colours = Readonly<
  Record<"bold" | "dim" | "red" | "yellow" | "green" | "cyan", (text: string) => string>
>;

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
} as const;

/** Marker added to our colour codes, so that codes in user text aren't mistaken for ours. */
const KEY = randomBytes(8).toString("hex");

/**
 * Colours for a stream: none where it is no terminal, where `NO_COLOR` is set to anything (https://no-color.org),
 * or where the terminal says it has none. `FORCE_COLOR` gives them to a pipe. Painted text is to be printed through
 * `printable`.
 */
export function coloursFor(
  isTTY: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Colours {
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "" && env["FORCE_COLOR"] !== "0";
  const on = !env["NO_COLOR"] && (forced || (isTTY === true && env["TERM"] !== "dumb"));
  const paint = (name: keyof typeof CODES) => {
    const [open, close] = CODES[name];
    return on
      ? (text: string) => `\u001b${KEY}[${open}m${text}\u001b${KEY}[${close}m`
      : (text: string) => text;
  };
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    red: paint("red"),
    yellow: paint("yellow"),
    green: paint("green"),
    cyan: paint("cyan"),
  };
}

/** Our colour codes, and what steers a terminal, turns the direction of writing or breaks a line unseen. */
const CODES_AND_CONTROLS = new RegExp(
  `\\u001b${KEY}(\\[\\d+m)|(?![\\n\\t])[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]`,
  "gu",
);

/**
 * A text as it may be written to a terminal: colours are ours alone; any other control character is shown by its
 * number, which in JSON means the same character.
 *
 * @example
 * printable("a\u001b[2Jb") // "a\\u001b[2Jb"
 */
export function printable(text: string): string {
  return text.replace(CODES_AND_CONTROLS, (sign, code: string | undefined) =>
    code === undefined ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}` : `\u001b${code}`,
  );
}
