import { momentOfBuild } from "../../dates/moment-of-build.ts";
import { type Colours, coloursFor, printable } from "./colours.ts";

/** Everything a command may use of the machine: the outermost layer of the command line. */
export interface Terminal {
  /** Folder the command was started in. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Zone and language that the machine is set to. */
  machine(): { timeZone: string; language: string };
  /** Result of the command, to standard output; a line end is added. */
  out(text: string): void;
  /** What is said beside the result, to standard error; a line end is added. */
  err(text: string): void;
  /** Shows progress on one line, overwriting it, if standard error is a terminal. `""` clears it. */
  progress(text: string): void;
  colours: Colours;
  errColours: Colours;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const live = stderr.isTTY && env["TERM"] !== "dumb" && !env["CI"];
  let shown = false;
  for (const stream of [stdout, stderr])
    stream.on("error", (error) => streamFailed(error, stream === stdout));
  const clear = () => {
    if (shown) stderr.write("\r\u001b[K");
    shown = false;
  };
  return {
    cwd: process.cwd(),
    env,
    now: () => momentOfBuild(env),
    machine: () => {
      const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
      return { timeZone, language: locale };
    },
    out: (text) => {
      clear();
      stdout.write(`${printable(text)}\n`);
    },
    err: (text) => {
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    progress: (text) => {
      if (!live) return;
      clear();
      shown = text !== "";
      if (shown) stderr.write(printable(text.slice(0, (stderr.columns || 80) - 1)));
    },
    colours: coloursFor(stdout.isTTY, env),
    errColours: coloursFor(stderr.isTTY, env),
  };
}

/**
 * Output that can't be written. Whoever reads from a pipe may stop early, as `head` does: that is no failure, and a
 * command that changes something goes on to its end.
 */
function streamFailed(error: NodeJS.ErrnoException, isResult: boolean): void {
  if (error.code === "EPIPE" || !isResult) return;
  process.stderr.write(`newsroom: the output can't be written: ${error.message}\n`);
  process.once("exit", () => {
    process.exitCode = 1;
  });
}
