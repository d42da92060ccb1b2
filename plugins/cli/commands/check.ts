import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { built } from "../../eleventy/built.ts";
import type { Desk } from "../../eleventy/desk.ts";
import { formatMessage, type Message, sortMessages } from "../../messages/message.ts";
import { NewsroomError } from "../../messages/newsroom-error.ts";
import { type CheckResult, checkSite } from "../check/check-site.ts";
import type { CheckedSite } from "../check/checked-site.ts";
import type { OutputFolder } from "../check/output-folder.ts";
import { type Command, type Given, SITE_FLAGS } from "../frame/command.ts";
import { causes } from "../frame/explain.ts";
import type { Terminal } from "../frame/terminal.ts";
import { UsageError } from "../frame/usage-error.ts";
import { loadSite } from "../site/load-site.ts";
import { outputFolder } from "../site/output-folder.ts";

type Counts = CheckResult["counts"];

export const checkCommand: Command = {
  name: "check",
  summary: "look over the built site: feeds, links, dates, ids, tags",
  usage: "[options]",
  about: [
    "Reads the site as it lies in the output folder, so build it first. Every feed has to be well-formed, with an id for each item, the dates of the entries, and enclosures that exist; every link within the site on the pages of the newsroom and in its feeds has to lead to a file. Each problem names the file and line to mend.",
    "Exits with 1 where problems were found. Warnings alone do not count, unless with --strict.",
  ],
  flags: {
    json: { help: "the result for machines" },
    strict: { help: "count warnings as problems" },
    ...SITE_FLAGS,
  },
  examples: [
    ["npx @11ty/eleventy && newsroom check", "build, then check"],
    ["newsroom check --json | jq '.problems[].file'", "the files to mend"],
  ],
  async run(given, terminal) {
    if (given.names.length > 0) throw new UsageError(`check takes no names; found "${given.names[0]}".`);
    const { messages, counts } = await check(given, terminal);
    const sorted = sortMessages(messages);
    const failed = sorted.some(({ severity }) => severity === "error" || given.has("strict"));
    if (given.has("json"))
      terminal.out(JSON.stringify({ ok: !failed, counts, problems: sorted }, undefined, 2));
    else print(sorted, counts, terminal);
    return failed ? 1 : 0;
  },
};

async function check(given: Given, terminal: Terminal): Promise<{ messages: Message[]; counts: Counts }> {
  const counts: Counts = { entries: 0, pages: 0, feeds: 0, items: 0, links: 0 };
  const messages: Message[] = [];
  try {
    const site = await loadSite(given, terminal);
    const output = outputFolder(site.desks[0], terminal.cwd);
    await site.dryRun();
    for (const desk of site.desks) {
      const result = checkSite(checkedSite(desk, output, terminal), (text) => terminal.progress(text));
      messages.push(...desk.messages.warnings, ...result.messages);
      for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += result.counts[name];
    }
  } catch (error) {
    const known = causes(error).find((one): one is NewsroomError => one instanceof NewsroomError);
    if (!known) throw error;
    messages.push(...known.messages);
  }
  return { messages, counts };
}

function checkedSite(desk: Desk, output: OutputFolder, terminal: Terminal): CheckedSite {
  const { newsroom } = desk;
  if (!newsroom) throw new Error("Eleventy ended its dry run without the entries of the newsroom.");
  const { pages, files } = built(desk);
  return {
    newsroom,
    pages,
    files,
    path: desk.settings.path,
    siteBase: desk.addresses.siteBase,
    calendar: desk.settings.calendar,
    hasItemHook: desk.settings.options.feeds?.item !== undefined,
    output,
    readSource: (file) => {
      const path = resolve(terminal.cwd, file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
  };
}

function print(messages: readonly Message[], counts: Counts, { out, colours }: Terminal): void {
  for (const message of messages) {
    const paint = message.severity === "error" ? colours.red : colours.yellow;
    const [first = "", ...rest] = formatMessage(message).split("\n");
    out([`${paint(message.severity)} ${first}`, ...rest].join("\n"));
    out("");
  }
  const errors = messages.filter(({ severity }) => severity === "error").length;
  const warnings = messages.length - errors;
  const looked = `${number(counts.entries, "entry", "entries")}, ${number(counts.pages, "page")}, ${number(counts.feeds, "feed")} with ${number(counts.items, "item")}, ${number(counts.links, "link")}`;
  out(`Looked at ${looked}.`);
  if (messages.length === 0) out(colours.green("No problems."));
  else
    out(
      `${errors > 0 ? colours.red(number(errors, "problem")) : "No problems"}, ${number(warnings, "warning")}.`,
    );
}

function number(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
