import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMANDS } from "../plugins/cli/commands.ts";
import type { Command } from "../plugins/cli/frame/command.ts";
import type { FieldCondition } from "../plugins/options/options.ts";
import { DEFAULT_FIELDS } from "../plugins/options/settings.ts";
import { type Documented, readTypes } from "./read-types.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The types in the order of the page, by file. */
const OPTIONS = ["plugins/options/options.ts"];
const DATA = [
  "plugins/entry/entry.ts",
  "plugins/dates/moment.ts",
  "plugins/entry/enclosure.ts",
  "plugins/tags/tag.ts",
  "plugins/authors/author.ts",
  "plugins/feeds/feed-item.ts",
  "plugins/feeds/channel.ts",
  "plugins/pages/page.ts",
  "plugins/messages/message.ts",
];

const REFERENCE_INTRO = `# Reference

Every option and every type, made from the types of the plugin by \`npm run docs\`. Types with a \`?\` may be left out.
\`import type { NewsroomOptions, Entry, FeedItem } from "eleventy-plugin-newsroom"\` gives them to TypeScript.
`;

/** The page of options and types. */
export function referencePage(): string {
  return [
    REFERENCE_INTRO,
    ...typesIn(OPTIONS).map((type) => section(type, type.name === "FieldName" ? fieldTable() : undefined)),
    "## Data\n\nWhat hooks, blocks, filters and collections get.\n",
    ...typesIn(DATA).map((type) => section(type)),
  ].join("\n");
}

function typesIn(files: readonly string[]): Documented[] {
  return files.flatMap((file) => readTypes(readFileSync(join(ROOT, file), "utf8")));
}

function section({ name, about, members, definition }: Documented, instead?: string): string {
  const lines = [`## ${name}`, ""];
  if (about) lines.push(about, "");
  if (instead) lines.push(instead);
  else if (definition) lines.push(`${code(definition)}`, "");
  if (members.length === 0) return lines.join("\n");
  const withDefaults = members.some((member) => member.default !== undefined);
  lines.push(
    withDefaults ? "| name | type | default | meaning |" : "| name | type | meaning |",
    withDefaults ? "| --- | --- | --- | --- |" : "| --- | --- | --- |",
  );
  for (const member of members) {
    const cells = [code(`${member.name}${member.optional ? "?" : ""}`), code(member.type)];
    if (withDefaults) cells.push(member.default === undefined ? "" : defaultOf(member.default));
    lines.push(
      `| ${[...cells, member.about].map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A value is set as code, words are left as they are. */
function defaultOf(text: string): string {
  const value = /^("[^"]*"|\[[^\]]*\]|\d+|true|false)(.*)$/.exec(text);
  return value ? `${code(value[1] ?? "")}${value[2] ?? ""}` : text;
}

/** `status: "draft"`, as it stands in the options. */
function conditionCode(condition: FieldCondition): string {
  if (typeof condition === "string") return code(condition);
  return Object.entries(condition)
    .flatMap(([name, values]) => [values].flat().map((value) => code(`${name}: ${String(value)}`)))
    .join(", ");
}

function fieldTable(): string {
  const rows = Object.entries(DEFAULT_FIELDS).map(
    ([field, names]) => `| ${code(field)} | ${names.map(conditionCode).join(", ")} |`,
  );
  return [
    "The fields of an entry, and the names that the plugin looks for, first match wins.",
    "",
    "| field | names |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const COMMANDS_INTRO = `# The command line

The package brings the command \`newsroom\`, to be run in the folder of Eleventy's configuration. In a project that has
the package installed it is \`npx newsroom\`; without it, \`npx eleventy-plugin-newsroom\`. This page is made from the
commands' own help by \`npm run docs\`.

Exit codes: 0 when all is well, 1 where problems were found, 2 for wrong use. \`NO_COLOR\` takes the colours out.
`;

/** The page of the commands. */
export function commandsPage(): string {
  return [COMMANDS_INTRO, ...COMMANDS.map(commandSection)].join("\n");
}

function commandSection({ name, usage, about, flags, examples }: Command): string {
  const rows = Object.entries(flags).map(([flag, { short, value, help }]) => {
    const names = [`--${flag}${value ? ` ${value}` : ""}`, ...(short ? [`-${short}`] : [])];
    return `| ${names.map(code).join(", ")} | ${help} |`;
  });
  return [
    `## ${name}`,
    "",
    code(`newsroom ${name} ${usage}`),
    "",
    ...about.flatMap((paragraph) => [paragraph, ""]),
    ...(rows.length > 0 ? ["| option | meaning |", "| --- | --- |", ...rows, ""] : []),
    "```sh",
    ...examples.flatMap(([example, what]) => [`# ${what}`, example]),
    "```",
    "",
  ].join("\n");
}

/** Pages that are made, by file. */
export const MADE_PAGES: Readonly<Record<string, () => string>> = {
  "docs/reference.md": referencePage,
  "docs/command-line.md": commandsPage,
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, make] of Object.entries(MADE_PAGES)) writeFileSync(join(ROOT, file), make());
