import { nearest } from "../diagnostics/nearest.ts";
import { COMMANDS } from "./commands.ts";
import type { Command, ExitCode } from "./frame/command.ts";
import { explain } from "./frame/explain.ts";
import { helpOf, overview } from "./frame/help.ts";
import { readArguments } from "./frame/read-arguments.ts";
import type { Terminal } from "./frame/terminal.ts";
import { UsageError } from "./frame/usage-error.ts";
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
