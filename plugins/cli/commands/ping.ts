import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { built } from "../../eleventy/built.ts";
import type { Desk } from "../../eleventy/desk.ts";
import {
  changedFeeds,
  type FeedManifest,
  manifestOf,
  readManifest,
  writeManifest,
} from "../../feeds/manifest.ts";
import type { OutputFolder } from "../check/output-folder.ts";
import { type Command, type ExitCode, type Given, SITE_FLAGS } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { UsageError } from "../frame/usage-error.ts";
import { inTurn } from "../ping/in-turn.ts";
import { subscriptionFeeds } from "../ping/subscription-feeds.ts";
import { type Told, tellHub } from "../ping/tell-hub.ts";
import { loadSite } from "../site/load-site.ts";
import { outputFolder } from "../site/output-folder.ts";

const AT_ONCE = 4;

/** Feeds of one newsroom, and the hub to tell of them. */
interface HubFeeds {
  hub: string;
  feeds: { url: string; text: string }[];
}

export const pingCommand: Command = {
  name: "ping",
  summary: "tell the WebSub hub which feeds have changed",
  usage: "[options]",
  about: [
    "To be run after a deploy, from the folder of the built site. Tells the hub of each feed whose bytes are others than at the last ping, and keeps their hashes in a file; keep that file between deploys, or every feed counts as changed.",
    "A hub that does not answer, or answers with 5xx or 429, is asked again, up to four times. A feed that the hub did not take is told of again by the next ping. Exits with 1 where the hub did not take a feed.",
  ],
  flags: {
    "dry-run": { short: "n", help: "only say which feeds have changed; tell nobody, keep nothing" },
    hub: { value: "<url>", help: "hub, instead of the option feeds.hub" },
    manifest: { value: "<file>", help: "file that keeps the hashes; .newsroom/ping.json if not given" },
    ...SITE_FLAGS,
  },
  examples: [
    ["newsroom ping", "after a deploy"],
    ["newsroom ping --dry-run", "see what it would tell"],
    ["newsroom ping --manifest cache/ping.json", "keep the hashes where your CI keeps files"],
  ],
  async run(given, terminal) {
    if (given.names.length > 0) throw new UsageError(`ping takes no names; found "${given.names[0]}".`);
    const groups = await feedsOfSite(given, terminal);
    const path = resolve(terminal.cwd, given.text("manifest") ?? ".newsroom/ping.json");
    const before = savedManifest(path, terminal);
    const now = manifestOf(groups.flatMap(({ feeds }) => feeds));
    const changed = new Set(changedFeeds(before, now));
    const calls = groups.flatMap(({ hub, feeds }) =>
      feeds.filter(({ url }) => changed.has(url)).map(({ url }) => ({ hub, feed: url })),
    );
    if (given.has("dry-run")) {
      for (const { hub, feed } of calls) terminal.out(`would tell ${hub} of ${feed}`);
      terminal.out(summary(calls.length, Object.keys(now).length));
      return 0;
    }
    const told = await inTurn(calls, AT_ONCE, async ({ hub, feed }) => {
      const result = await tellHub(hub, feed);
      report(result, terminal);
      return result;
    });
    const failed = told.filter(({ reason }) => reason !== undefined);
    save(path, keepingOld(now, before, failed));
    terminal.out(summary(calls.length, Object.keys(now).length));
    return exitCode(failed, terminal);
  },
};

async function feedsOfSite(given: Given, terminal: Terminal): Promise<HubFeeds[]> {
  const site = await loadSite(given, terminal);
  const hubs = site.desks.map((desk) => ({
    desk,
    hub: given.text("hub") ?? desk.settings.options.feeds?.hub,
  }));
  const withHub = hubs.flatMap(({ desk, hub }) => (hub === undefined ? [] : [{ desk, hub }]));
  if (withHub.length === 0)
    throw new UsageError("The site has no hub. Give its address with --hub, or as the option feeds.hub.");
  for (const { hub } of withHub) {
    if (!URL.canParse(hub) || !/^https?:$/.test(new URL(hub).protocol))
      throw new UsageError(`"${hub}" is no address of a hub. Write https://hub.example/`);
  }
  const output = outputFolder(site.desks[0], terminal.cwd);
  await site.dryRun();
  return withHub.map(({ desk, hub }) => ({ hub, feeds: feedsOf(desk, output) }));
}

function feedsOf(desk: Desk, output: OutputFolder): HubFeeds["feeds"] {
  return subscriptionFeeds(built(desk).files, desk.addresses.absolute).flatMap(({ url, href }) => {
    const text = output.read(href);
    return text === undefined ? [] : [{ url, text }];
  });
}

function savedManifest(path: string, terminal: Terminal): FeedManifest {
  if (!existsSync(path)) return {};
  const manifest = readManifest(readFileSync(path, "utf8"));
  if (!manifest)
    terminal.err(`${path} is no list of feeds of an earlier ping: every feed counts as changed.`);
  return manifest ?? {};
}

/** What the hub did not take counts as changed again the next time. */
function keepingOld(now: FeedManifest, before: FeedManifest, failed: readonly Told[]): FeedManifest {
  const manifest = { ...now };
  for (const { feed } of failed) {
    const old = before[feed];
    if (old === undefined) delete manifest[feed];
    else manifest[feed] = old;
  }
  return manifest;
}

/** Written beside and renamed, so that a killed ping leaves the old list or the new one. */
function save(path: string, manifest: FeedManifest): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, writeManifest(manifest));
  renameSync(`${path}.new`, path);
}

function report({ feed, attempts, reason }: Told, { out, err, colours, errColours }: Terminal): void {
  const times = attempts > 1 ? ` (after ${attempts} requests)` : "";
  if (reason === undefined) out(`${colours.green("told")} ${feed}${times}`);
  else err(`${errColours.red("failed")} ${feed}: ${reason}${times}`);
}

function summary(changed: number, all: number): string {
  if (changed === 0) return `None of ${all} feeds has changed since the last ping.`;
  return `${changed} of ${all} feeds ${changed === 1 ? "has" : "have"} changed since the last ping.`;
}

function exitCode(failed: readonly Told[], { err }: Terminal): ExitCode {
  if (failed.length === 0) return 0;
  err(
    `The hub did not take ${failed.length === 1 ? "a feed" : `${failed.length} feeds`}; the next ping tells of ${failed.length === 1 ? "it" : "them"} again.`,
  );
  return 1;
}
