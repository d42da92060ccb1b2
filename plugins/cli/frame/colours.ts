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

/**
 * Colours for a stream: none where it is no terminal, where `NO_COLOR` is set to anything (https://no-color.org),
 * or where the terminal says it has none. `FORCE_COLOR` gives them to a pipe.
 */
export function coloursFor(
  isTTY: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Colours {
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "" && env["FORCE_COLOR"] !== "0";
  const on = !env["NO_COLOR"] && (forced || (isTTY === true && env["TERM"] !== "dumb"));
  const paint = (name: keyof typeof CODES) => {
    const [open, close] = CODES[name];
    return on ? (text: string) => `\u001b[${open}m${text}\u001b[${close}m` : (text: string) => text;
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
