import type { Terminal } from "./terminal.ts";

/** 0 when all is well, 1 where problems were found, 2 where the command was called the wrong way. */
export type ExitCode = 0 | 1 | 2;

export interface Flag {
  /** What stands after the name in the help, such as `<folder>`; a flag without a value has none. */
  value?: string;
  short?: string;
  /** One line, without a full stop. */
  help: string;
}

/** One command of `newsroom`. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What stands after the name: `"Headline" [options]`. */
  usage: string;
  /** Paragraphs that say what the command does and leaves alone. */
  about: readonly string[];
  flags: Readonly<Record<string, Flag>>;
  /** `false` if only flags may follow the command. */
  takesNames?: false;
  /** A command line, and what it does. */
  examples: readonly (readonly [line: string, does: string])[];
  run(args: CommandArguments, terminal: Terminal): Promise<ExitCode>;
}

/** What a command was called with. */
export class CommandArguments {
  readonly names: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;

  constructor(names: readonly string[], values: Readonly<Record<string, string | boolean | undefined>>) {
    this.names = names;
    this.#values = values;
  }

  /** True where a flag without a value is there. */
  has(flag: string): boolean {
    return this.#values[flag] === true;
  }

  /** The value of a flag, undefined where it is not there. */
  text(flag: string): string | undefined {
    const value = this.#values[flag];
    return typeof value === "string" ? value : undefined;
  }
}

/** Flags of every command that reads the site's configuration. */
export const SITE_FLAGS = {
  config: {
    value: "<file>",
    help: "Eleventy's configuration file, if Eleventy doesn't find it by itself",
  },
  input: { value: "<folder>", help: "input folder, if your build sets it on the command line" },
  pathprefix: { value: "<path>", help: "path prefix, if your build sets it on the command line" },
  output: { value: "<folder>", help: "output folder, if your build sets it on the command line" },
} as const satisfies Record<string, Flag>;
