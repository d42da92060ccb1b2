import { checkCommand } from "./commands/check.ts";
import { dueCommand } from "./commands/due.ts";
import { importCommand } from "./commands/import.ts";
import { initCommand } from "./commands/init.ts";
import { newCommand } from "./commands/new.ts";
import { pingCommand } from "./commands/ping.ts";
import { tagsCommand } from "./commands/tags.ts";
import type { Command } from "./frame/command.ts";

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
