import type { Terminal } from "./terminal.ts";

/** 0 for success, 1 if problems were found, 2 for invalid arguments. */
export type ExitCode = 0 | 1 | 2;

export interface Flag {
  /** Placeholder for the value in the help, such as `<folder>`; undefined for a flag without a value. */
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
  /** Arguments, as the help shows them: `"Headline" [options]`. */
  usage: string;
  /** Paragraphs that explain what the command does and doesn't do. */
  about: readonly string[];
  flags: Readonly<Record<string, Flag>>;
  /** `false` if only flags may follow the command. */
  takesNames?: false;
  /** A command line, and what it does. */
  examples: readonly (readonly [line: string, does: string])[];
  run(args: CommandArguments, terminal: Terminal): Promise<ExitCode>;
}

/** Arguments of a command. */
export class CommandArguments {
  readonly names: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;

  constructor(names: readonly string[], values: Readonly<Record<string, string | boolean | undefined>>) {
    this.names = names;
    this.#values = values;
  }

  /** True if a flag without a value is set. */
  has(flag: string): boolean {
    return this.#values[flag] === true;
  }

  /** The value of a flag, undefined if it isn't set. */
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

/** A command called the wrong way: the text says what to do, and the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
