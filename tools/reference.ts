import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMANDS } from "../plugins/cli/command-line.ts";
import type { Command } from "../plugins/cli/frame/command.ts";
import { SECTIONS } from "../plugins/diagnostics/catalogue.ts";
import { diagnostic } from "../plugins/diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../plugins/diagnostics/format.ts";
import { optionsSchema } from "../plugins/options/schema.ts";
import { PAGE_KINDS } from "../plugins/pages/page.ts";
import { en } from "../plugins/pages/text/en.ts";
import { TEXT_LANGUAGES } from "../plugins/pages/text/text.ts";
import { headingId } from "./docs.ts";
import { type Documented, readObjects, readTypes } from "./read-types.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Groups of options in the order of the page: heading, name of the object in the schema's file, path in the schema. */
const GROUPS: readonly [heading: string, object: string, ...path: string[]][] = [
  ["Options", "options"],
  ["site", "site", "site"],
  ["entries", "entries", "entries"],
  ["fields", "fields", "fields"],
  ["tags", "tags", "tags"],
  ["authors", "authors", "authors"],
  ["feeds", "feeds", "feeds"],
  ["feeds.custom", "customFeed", "feeds", "custom"],
  ["pages", "pages", "pages"],
  ["languages", "language", "languages"],
  ["seo", "seo", "seo"],
];

/** The types in the order of the page, by file. */
const DATA = [
  "plugins/entry/entry.ts",
  "plugins/dates/moment.ts",
  "plugins/entry/enclosure.ts",
  "plugins/feeds/feed-item.ts",
  "plugins/feeds/channel.ts",
  "plugins/pages/page.ts",
  "plugins/diagnostics/format.ts",
];

const REFERENCE_INTRO = `# Reference

Every option with its type, default and an example, then every type. In the examples, \`site\` is an object with your site's \`url\` and
\`title\`. In tables, a \`?\` marks optional fields. To use the types in TypeScript, import them:
\`import type { NewsroomOptions, Entry, FeedItem } from "eleventy-plugin-newsroom"\`.
`;

/** The page of options and types. */
export function referencePage(): string {
  return [
    REFERENCE_INTRO,
    ...optionGroups().map(groupSection),
    ...typesIn(["plugins/options/schema.ts"]).map(section),
    textsSection(),
    "## Data\n\nTypes of the values that are passed to hooks, blocks and filters, and that collections contain.\n",
    ...typesIn(DATA).map(section),
  ].join("\n");
}

/** Every text of the plugin with its English words. */
function textsSection(): string {
  const types = typesIn(["plugins/pages/text/text-types.ts"]);
  const [forms, texts] = ["Forms", "Texts"].map((name) => types.find((type) => type.name === name));
  const option = optionGroups()[0]?.rows.find(({ name }) => name === "texts") as OptionRow;
  const rows = (texts?.members ?? []).map(({ name, about }) => {
    const value = en[name as keyof typeof en];
    const words = typeof value === "string" ? value : (value.one ?? value.other);
    return `| ${code(name)} | ${words.replace(/\|/g, "\\|")} | ${about} |`;
  });
  return [
    "## texts",
    "",
    optionText(option),
    `${texts?.about} The plugin has them in ${TEXT_LANGUAGES.join(", ")}.`,
    "",
    `Texts with \`{count}\` or \`{names}\` are objects. ${forms?.about}`,
    "",
    "| Name | English | Description |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function typesIn(files: readonly string[]): Documented[] {
  return files.flatMap((file) => readTypes(readFileSync(join(ROOT, file), "utf8")));
}

function section({ name, about, members, definition }: Documented): string {
  const lines = [`## ${name}`, ""];
  if (about) lines.push(about, "");
  if (definition) lines.push(`${code(definition)}`, "");
  if (members.length === 0) return lines.join("\n");
  const withDefaults = members.some((member) => member.default !== undefined);
  lines.push(
    withDefaults ? "| Name | Type | Default | Description |" : "| Name | Type | Description |",
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

/** An option as the schema and its comment say it. */
export interface OptionRow {
  name: string;
  optional: boolean;
  type: string;
  /** The schema's default as TypeScript would write it. */
  default: string | undefined;
  /** What `@default` says in the comment. */
  told: string | undefined;
  about: string;
  example: string | undefined;
}

interface OptionGroup {
  heading: string;
  rows: OptionRow[];
}

/** What a schema of valibot may have; the parts of a pipe are beside it. */
interface AnySchema {
  type: string;
  entries?: Record<string, AnySchema>;
  wrapped?: AnySchema;
  default?: unknown;
  options?: unknown[];
  item?: AnySchema;
  key?: AnySchema;
  value?: AnySchema;
  literal?: unknown;
  pipe?: { type: string; title?: string }[];
  getter?(given: unknown): AnySchema;
}

/** Every option, by group. */
export function optionGroups(): OptionGroup[] {
  const comments = readObjects(readFileSync(join(ROOT, "plugins/options/schema.ts"), "utf8"));
  return GROUPS.map(([heading, object, ...path]) => {
    let schema = optionsSchema as unknown as AnySchema;
    for (const key of path) schema = objectIn(objectIn(schema).entries?.[key] as AnySchema);
    return {
      heading,
      rows: Object.entries(objectIn(schema).entries ?? {}).map(([name, option]) => {
        const { about = "", default: told, example, code = "" } = comments.get(object)?.get(name) ?? {};
        const value = option.default;
        const isGroup = typeof value === "object" && !Array.isArray(value);
        return {
          name,
          optional: option.type === "optional",
          type: typeOf(option, code),
          default: value === undefined || isGroup ? undefined : literal(value),
          told,
          about,
          example,
        };
      }),
    };
  });
}

/** The object with options within what it is wrapped in. */
function objectIn(schema: AnySchema): AnySchema {
  if (schema.wrapped) return objectIn(schema.wrapped);
  if (schema.type === "lazy" && schema.getter) return objectIn(schema.getter({}));
  if (schema.type === "record" && schema.value) return objectIn(schema.value);
  return schema;
}

/** @param code how the source writes it, for types of functions, which nothing is left of at run time */
function typeOf(schema: AnySchema, code: string): string {
  const title = schema.pipe?.find(({ type }) => type === "title")?.title;
  if (title) return title;
  const union = (types: string[]) => [...new Set(types)].join(" | ");
  switch (schema.type) {
    case "optional":
      return typeOf(schema.wrapped as AnySchema, code);
    case "lazy":
      return union(["", {}].map((given) => typeOf(schema.getter?.(given) as AnySchema, code)));
    case "picklist":
      return schema.options?.length === PAGE_KINDS.length
        ? "PageKind"
        : union((schema.options ?? []).map(literal));
    case "literal":
      return literal(schema.literal);
    case "union":
      return union((schema.options as AnySchema[]).map((option) => typeOf(option, code)));
    case "array":
      return typeOf(schema.item as AnySchema, code)
        .replace(/^.* \| .*$/, "($&)")
        .concat("[]");
    case "record":
      return `Record<${typeOf(schema.key as AnySchema, code)}, ${typeOf(schema.value as AnySchema, code)}>`;
    case "strict_object": {
      const entries = Object.entries(schema.entries ?? {});
      if (entries.length > 3) return "object";
      return `{ ${entries.map(([key, entry]) => `${key}${entry.type === "optional" ? "?" : ""}: ${typeOf(entry, code)}`).join("; ")} }`;
    }
    case "custom":
      return /hook<(.+)>\(/s.exec(code)?.[1] ?? "function";
    default:
      return schema.type;
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${literal(one)}`);
  return `{ ${entries.join(", ")} }`;
}

/** Options that hold others: each is a heading of its own, with its options below. */
const GROUP_NAMES: ReadonlySet<string> = new Set([...GROUPS.map(([name]) => name), "texts"]);

function groupSection(
  { heading, rows }: OptionGroup,
  _index: number,
  groups: readonly OptionGroup[],
): string {
  const key = (name: string) => (heading === "Options" ? name : `${PLACES[heading] ?? heading}.${name}`);
  const [options, objects] = [false, true].map((isGroup) =>
    rows.filter(({ name }) => GROUP_NAMES.has(key(name)) === isGroup),
  ) as [OptionRow[], OptionRow[]];
  const links = [...options.map(({ name }) => key(name)), ...objects.map(({ name }) => key(name))].map(
    (name) => `[${code(name)}](#${headingId(name)})`,
  );
  const own = groups.flatMap((group) => group.rows.map((row) => ({ row, group })));
  const self = own.find(({ row, group }) => nameIn(group, row) === heading)?.row;
  return [
    `## ${heading}\n`,
    ...(self ? [optionText(self)] : []),
    `${links.join(", ")}\n`,
    ...options.map((row) => `### ${code(key(row.name))}\n\n${optionText(row)}`),
  ].join("\n");
}

/** How an option in a group of several objects is reached. */
const PLACES: Readonly<Record<string, string>> = {
  "feeds.custom": "feeds.custom.<name>",
  languages: "languages.<language>",
};

function nameIn({ heading }: OptionGroup, { name }: OptionRow): string {
  return heading === "Options" ? name : `${heading}.${name}`;
}

/** Type and default, each on a line of its own, then the explanation and an example. */
function optionText({ optional, type, default: value, told, about, example }: OptionRow): string {
  const shortType = type.includes(": ") && !type.includes("=>") && type.length > 60 ? "object" : type;
  const standard = value === undefined ? told && defaultOf(told) : code(value);
  return [
    `- Type: ${code(shortType)}`,
    optional ? `- Default: ${standard || "none"}` : "- Required",
    "",
    about,
    "",
    ...(example ? ["```js option", `${example},`, "```", ""] : []),
  ].join("\n");
}

/** The page of the messages, from the catalogue. */
export function messagesPage(): string {
  const example = diagnostic(
    "date-invalid",
    { file: "./src/news/rain.md", line: 4, found: "yesterday" },
    { field: "date" },
  );
  return [
    MESSAGES_INTRO.replace("EXAMPLE", formatDiagnostic(example)),
    ...Object.entries(SECTIONS).map(([heading, kinds]) =>
      [
        `## ${heading}`,
        ...Object.entries(kinds).flatMap(([name, { severity, docs }]) => [
          `### ${name}`,
          severity === "warning" ? `*Warning.* ${docs}` : docs,
        ]),
        "",
      ]
        .join("\n\n")
        .trimEnd(),
    ),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

const MESSAGES_INTRO = `# Messages

Each message about your entries and options has the same form. Its first line names the file and line, what is wrong, and the kind of
problem in brackets. Then come \`found\`, \`expected\` and \`fix\`. A build reports all errors, not only the first.

## How a message looks

\`src/news/rain.md\`:

\`\`\`md src/news/rain.md
---
title: Rain
tags: [Weather]
date: yesterday
---
It rained.
\`\`\`

The build stops with:

\`\`\`txt error
EXAMPLE
\`\`\`

A problem in several places is printed once. An \`also:\` line lists the other places (up to 20 for errors, three for warnings), and gives
the total.

This page explains every kind of message. Those marked as *Warning* don't stop the build.`;

const COMMANDS_INTRO = `# The command line

The package installs the \`newsroom\` command. Run it as \`npx newsroom\` in the folder of your Eleventy configuration.
Once the package is on npm, \`npx eleventy-plugin-newsroom\` will run it without installing it.

Exit codes: 0 for success, 1 if problems were found, 2 for invalid arguments. Set \`NO_COLOR\` to turn off colours.
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
    ...(rows.length > 0 ? ["| Option | Description |", "| --- | --- |", ...rows, ""] : []),
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
  "docs/messages.md": messagesPage,
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, make] of Object.entries(MADE_PAGES)) writeFileSync(join(ROOT, file), make());
