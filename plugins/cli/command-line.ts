import { parseArgs } from "node:util";
import { causes, newsroomErrorIn } from "../diagnostics/causes.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { checkCommand } from "./commands/check.ts";
import { dueCommand } from "./commands/due.ts";
import { importCommand } from "./commands/import.ts";
import { initCommand } from "./commands/init.ts";
import { newCommand } from "./commands/new.ts";
import { pingCommand } from "./commands/ping.ts";
import { tagsCommand } from "./commands/tags.ts";
import { type Command, CommandArguments, type ExitCode, UsageError } from "./frame/command.ts";
import { helpOf, overview } from "./frame/help.ts";
import type { Terminal } from "./frame/terminal.ts";
import { packageVersion } from "./site/package-version.ts";

/**
 * Runs `newsroom` with its arguments.
 *
 * @returns the exit code: 0 for success, 1 if problems were found, 2 for invalid arguments
 */
export async function runCommandLine(written: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = written;
  if (name === undefined || isHelp(name)) {
    terminal.out(overview(COMMANDS, terminal.colours));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    terminal.out(packageVersion());
    return 0;
  }
  if (name === "help") return runCommandLine([...rest.slice(0, 1), "--help"], terminal);
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) return wrongUse(unknownCommand(name), undefined, terminal);
  const end = rest.indexOf("--");
  if (rest.slice(0, end < 0 ? undefined : end).some(isHelp)) {
    terminal.out(helpOf(command, terminal.colours));
    return 0;
  }
  try {
    return await command.run(readArguments(command, rest), terminal);
  } catch (error) {
    terminal.progress("");
    if (error instanceof UsageError) return wrongUse(error, command, terminal);
    terminal.err(explain(error, terminal));
    return 1;
  } finally {
    terminal.progress("");
  }
}

function isHelp(word: string): boolean {
  return word === "--help" || word === "-h";
}

function unknownCommand(name: string): UsageError {
  const names = COMMANDS.map((command) => command.name);
  const meant = nearest(name, names);
  return new UsageError(
    `Unknown command: "${name}".${meant ? ` Did you mean ${meant}?` : ` There are ${names.join(", ")}.`}`,
  );
}

function wrongUse(error: UsageError, command: Command | undefined, terminal: Terminal): ExitCode {
  terminal.err(`${terminal.errColours.red("newsroom:")} ${error.message}`);
  terminal.err(terminal.errColours.dim(`See newsroom ${command ? `${command.name} ` : ""}--help`));
  return 2;
}

/**
 * What a person is called with an error: the messages of the newsroom as they are, of any other error its text and
 * those of its causes. The stacks are for those who ask with `DEBUG`.
 */
function explain(error: unknown, terminal: Pick<Terminal, "env" | "errColours">): string {
  const ours = newsroomErrorIn(error);
  if (ours) return ours.message.trimEnd();
  const shown = terminal.env["DEBUG"] ? (one: Error) => String(one.stack) : (one: Error) => one.message;
  const texts = [
    ...new Set(causes(error).map((one) => (one instanceof Error ? shown(one) : String(one)).trim())),
  ].filter(Boolean);
  return `${terminal.errColours.red("newsroom:")} ${texts.join("\n  because: ")}`;
}

/**
 * Reads the arguments of a command.
 *
 * @throws {UsageError} for an unknown flag, a flag without its value, a value that a flag does not take,
 *   a name for a command that takes none
 */
function readArguments(command: Command, written: readonly string[]): CommandArguments {
  const flags = Object.entries(command.flags);
  const { tokens } = parseArgs({
    args: [...written],
    options: Object.fromEntries(
      flags.map(
        ([name, flag]) =>
          [
            name,
            { type: flag.value ? "string" : "boolean", ...(flag.short ? { short: flag.short } : {}) },
          ] as const,
      ),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const names: string[] = [];
  const values: Record<string, string | boolean> = Object.create(null);
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (command.takesNames === false)
        throw new UsageError(`${command.name} takes no arguments, but got "${token.value}".`);
      names.push(token.value);
    }
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(command.flags, token.name) ? command.flags[token.name] : undefined;
    if (!flag) throw unknownFlag(token.rawName, command);
    if (
      flag.value &&
      (token.value === undefined ||
        (!token.inlineValue && token.value.startsWith("-") && token.value.length > 1))
    ) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${flag.value}`);
    }
    if (!flag.value && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
    values[token.name] = flag.value ? String(token.value) : true;
  }
  return new CommandArguments(names, values);
}

function unknownFlag(raw: string, command: Command): UsageError {
  const meant = nearest(raw.replace(/^-+/, ""), Object.keys(command.flags));
  const known = Object.keys(command.flags).map((name) => `--${name}`);
  const there = known.length === 0 ? "This command has none." : `There are ${known.join(", ")}.`;
  return new UsageError(`Unknown option: ${raw}. ${meant ? `Did you mean --${meant}?` : there}`);
}

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  newCommand,
  importCommand,
  checkCommand,
  dueCommand,
  tagsCommand,
  pingCommand,
];
