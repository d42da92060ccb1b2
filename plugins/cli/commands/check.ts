import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { newsroomErrorIn } from "../../diagnostics/causes.ts";
import { type Diagnostic, formatGroup, groupDiagnostics, sortDiagnostics } from "../../diagnostics/format.ts";
import { outputsOf } from "../../eleventy/outputs.ts";
import type { Session } from "../../eleventy/session.ts";
import { fileOf } from "../../index/addresses.ts";
import { type ChangedFeedId, checkAgainst } from "../check/against/check-against.ts";
import { feedFiles, PreviousFeeds } from "../check/against/previous-feeds.ts";
import { type CheckResult, checkSite } from "../check/check-site.ts";
import type { CheckedSite } from "../check/checked-site.ts";
import { OutputFolder } from "../check/output-folder.ts";
import { plainSite } from "../check/plain-site.ts";
import { type Command, type CommandArguments, SITE_FLAGS, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { loadSite, type Site, WithoutNewsroom } from "../site/load-site.ts";
import { builtFolder, outputFolder } from "../site/output-folder.ts";

type Counts = CheckResult["counts"];

export const checkCommand: Command = {
  name: "check",
  summary: "check the feeds and links of the built site",
  usage: "[folder] [options]",
  about: [
    "Checks the output folder, so build the site first. For a site without Eleventy or the plugin, give its output folder. Every feed must be well-formed and follow the rules of its format, with an id for each item, the right dates, and enclosures that exist. Every internal link on the plugin's pages and in its feeds must point to a file. Each message names the file and line to correct.",
    "With `--against`, the feeds are compared with the deployed ones, in another folder. The command reports changed ids, moved dates, lost items, old items that readers would show as new, and missing feeds. Use it to stop a deploy that would show old items as new to every subscriber.",
    "Exits with 1 if it finds problems. Warnings count only with `--strict`.",
  ],
  flags: {
    json: { help: "print the result as JSON" },
    against: { value: "<folder>", help: "folder with the deployed site, or only its feeds" },
    late: {
      value: "<number>",
      help: "how many old entries may appear in a feed for the first time; default 3",
    },
    ignore: {
      value: "<paths>",
      help: "addresses that something else serves, separated by commas: /tools/,/demo/",
    },
    strict: { help: "count warnings as problems" },
    ...SITE_FLAGS,
  },
  examples: [
    ["npx @11ty/eleventy && newsroom check", "build, then check"],
    ["newsroom check public", "check any built site"],
    ["newsroom check --against deployed", "fail if feed readers would show old items as new"],
    ["newsroom check --json | jq '.problems[].file'", "list the files with problems"],
  ],
  async run(args, terminal) {
    if (args.names.length > 1)
      throw new UsageError(`check takes one folder, but also got "${args.names[1]}".`);
    const { messages, counts, against } = await check(args, terminal);
    const sorted = sortDiagnostics(messages);
    const failed = sorted.some(({ severity }) => severity === "error" || args.has("strict"));
    if (args.has("json"))
      terminal.out(
        JSON.stringify(
          { ok: !failed, counts, ...(against ? { against } : {}), problems: sorted },
          undefined,
          2,
        ),
      );
    else print(sorted, counts, against, terminal);
    return failed ? 1 : 0;
  },
};

interface Checked {
  messages: Diagnostic[];
  counts: Counts;
  /** Only with --against: feeds that were compared, and entries that readers would show as new. */
  against: { feeds: number; shownAsNew: number; feedIds: ChangedFeedId[] } | undefined;
}

async function check(args: CommandArguments, terminal: Terminal): Promise<Checked> {
  const previous = previousFolder(args, terminal);
  const late = numberOf(args, "late", 3);
  const counts: Counts = { entries: 0, pages: 0, feeds: 0, items: 0, links: 0 };
  const against = previous && { feeds: 0, shownAsNew: 0, feedIds: [] as ChangedFeedId[] };
  const messages: Diagnostic[] = [];
  const elsewhere = pathsOf(args, "ignore");
  const checkOne = (checked: CheckedSite, warnings: readonly Diagnostic[]) => {
    const result = checkSite(checked, elsewhere, (text) => terminal.progress(text));
    messages.push(...warnings, ...result.messages);
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += result.counts[name];
    if (!previous || !against) return;
    terminal.progress("Comparing with the deployed feeds …");
    const addresses = checked.files.filter(({ kind }) => kind === "feed").map(({ href }) => href);
    const compared = checkAgainst(
      new PreviousFeeds(previous, checked.path, addresses, checked.siteBase),
      result.feeds,
      checked,
      late,
    );
    // Every instance of the plugin reports a missing feed.
    const said = new Set(messages.map((message) => JSON.stringify(message)));
    messages.push(...compared.messages.filter((message) => !said.has(JSON.stringify(message))));
    against.feeds += compared.compared;
    against.shownAsNew += compared.asNew;
    against.feedIds.push(...compared.feedIds);
  };
  const checkFolder = (name: string) =>
    checkOne(plainSite(builtFolder(name, terminal.cwd), terminal.now()), []);
  try {
    const [folder] = args.names;
    const site = folder === undefined ? await siteOrFolder(args, terminal) : folder;
    if (typeof site === "string") checkFolder(site);
    else {
      const output = outputFolder(site.sessions[0], terminal.cwd);
      await site.dryRun();
      for (const session of site.sessions)
        checkOne(checkedSite(session, output, terminal), session.build.messages.warnings);
    }
  } catch (error) {
    const known = newsroomErrorIn(error);
    if (!known) throw error;
    messages.push(...known.messages);
  }
  return { messages, counts, against };
}

/** The site, or, where it doesn't use the plugin, the folder it is built to. */
async function siteOrFolder(args: CommandArguments, terminal: Terminal): Promise<Site | string> {
  try {
    return await loadSite(args, terminal);
  } catch (error) {
    if (error instanceof WithoutNewsroom) return error.output;
    throw error;
  }
}

/** A folder without feeds is probably a wrong path, so it fails instead of passing an empty check. */
function previousFolder(args: CommandArguments, terminal: Terminal): OutputFolder | undefined {
  const name = args.text("against");
  if (name === undefined) return undefined;
  const path = resolve(terminal.cwd, name);
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new UsageError(`--against ${name} isn't a folder.`);
  const folder = new OutputFolder(path, name);
  if (folder.isEmpty) throw new UsageError(`--against ${name}: the folder doesn't exist or is empty.`);
  if (feedFiles(folder).length > 0) return folder;
  throw new UsageError(`--against ${name}: the folder contains no feeds.`);
}

/** Paths of a flag, each with what is below it. */
function pathsOf(args: CommandArguments, flag: string): string[] {
  const paths = (args.text(flag) ?? "").split(",").map((path) => path.trim());
  const wrong = paths.find((path) => path !== "" && !path.startsWith("/"));
  if (wrong !== undefined) throw new UsageError(`--${flag} needs paths that begin with /, not "${wrong}".`);
  return paths.filter((path) => path !== "");
}

function numberOf(args: CommandArguments, flag: string, standard: number): number {
  const text = args.text(flag);
  if (text === undefined) return standard;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${flag} needs a number, not "${text}".`);
  return Number(text);
}

function checkedSite(session: Session, output: OutputFolder, terminal: Terminal): CheckedSite {
  const { newsIndex } = session;
  if (!newsIndex) throw new Error("Eleventy's dry run finished without collecting any entries.");
  const { pages, files } = outputsOf(session);
  return {
    newsIndex,
    pages,
    files: files.map((file) => ({ ...file, href: fileOf(file.href) })),
    path: session.settings.path,
    siteBase: session.addresses.siteBase,
    moment: terminal.now(),
    calendar: session.settings.calendar,
    hasItemHook: session.settings.options.feeds.item !== undefined,
    output,
    hasTemplateAt: (url) => session.build.urls.has(url),
    readSource: (file) => {
      const path = resolve(terminal.cwd, file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
  };
}

function print(
  messages: readonly Diagnostic[],
  counts: Counts,
  against: Checked["against"],
  { out, colours }: Terminal,
): void {
  for (const group of groupDiagnostics(messages)) {
    const { severity } = group.message;
    const paint = severity === "error" ? colours.red : colours.yellow;
    out(`${paint(severity)} ${formatGroup(group)}`);
    out("");
  }
  const errors = messages.filter(({ severity }) => severity === "error").length;
  const warnings = messages.length - errors;
  const entries = counts.entries > 0 ? `${number(counts.entries, "entry", "entries")}, ` : "";
  const looked = `${entries}${number(counts.pages, "page")}, ${number(counts.feeds, "feed")} with ${number(counts.items, "item")}, ${number(counts.links, "link")}`;
  // Where the build itself stopped, nothing was looked at.
  if (counts.entries + counts.pages > 0) out(`Checked ${looked}.`);
  if (against) {
    const shown = number(against.shownAsNew, "old entry", "old entries");
    const compared = `Compared ${number(against.feeds, "feed")} with the deployed ${against.feeds === 1 ? "one" : "ones"}`;
    out(
      against.shownAsNew > 0
        ? `${compared}: readers would show ${colours.bold(shown)} as new.`
        : `${compared}.`,
    );
    const [first] = against.feedIds;
    if (first) {
      const feeds = against.feedIds.length === 1 ? "" : ` (and of ${against.feedIds.length - 1} more)`;
      out(
        `The id of the feed ${first.file}${feeds} changed from ${first.before} to ${first.now}. Feed readers identify a feed by its address, so subscribers won't notice.`,
      );
    }
  }
  if (messages.length === 0) out(colours.green("No problems."));
  else
    out(
      `${errors > 0 ? colours.red(number(errors, "problem")) : "No problems"}, ${number(warnings, "warning")}.`,
    );
}

function number(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
