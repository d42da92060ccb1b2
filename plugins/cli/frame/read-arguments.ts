import { parseArgs } from "node:util";
import { nearest } from "../../diagnostics/nearest.ts";
import { type Command, CommandArguments } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads the arguments of a command.
 *
 * @throws {UsageError} for an unknown flag, a flag without its value, a value that a flag does not take,
 *   a name for a command that takes none
 */
export function readArguments(command: Command, written: readonly string[]): CommandArguments {
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
  return new UsageError(
    `Unknown option: ${raw}.${meant ? ` Did you mean --${meant}?` : ` There are ${known.join(", ")}.`}`,
  );
}
