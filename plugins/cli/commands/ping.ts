import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { outputsOf } from "../../eleventy/outputs.ts";
import type { Session } from "../../eleventy/session.ts";
import { feedHref } from "../../feeds/formats.ts";
import {
  changedFeeds,
  type FeedManifest,
  manifestOf,
  readManifest,
  writeManifest,
} from "../../feeds/manifest.ts";
import { fileOf } from "../../index/addresses.ts";
import type { FileOutput } from "../../outputs/output.ts";
import type { OutputFolder } from "../check/output-folder.ts";
import {
  type Command,
  type CommandArguments,
  type ExitCode,
  SITE_FLAGS,
  UsageError,
} from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { type Ping, pingHub } from "../ping/ping-hub.ts";
import { loadSite } from "../site/load-site.ts";
import { outputFolder } from "../site/output-folder.ts";

/** Feeds that share a hub. */
interface HubFeeds {
  hub: string;
  feeds: { url: string; text: string }[];
}

export const pingCommand: Command = {
  name: "ping",
  summary: "ping the WebSub hub for every feed that changed",
  usage: "[options]",
  about: [
    "Run it after a deploy, in the project folder. It pings the hub for every feed that changed since the last ping, and saves a hash of each feed in a file. Keep that file between deploys, or every feed counts as changed.",
    "If the hub doesn't answer, or answers with 408, 429 or 5xx, the request is repeated, up to four times. Each request may take up to 10 seconds, and each hub up to one minute. After five failed feeds, the rest wait for the next ping. Exits with 1 if the hub didn't accept a feed.",
  ],
  flags: {
    "dry-run": { short: "n", help: "list the feeds that changed, without pinging or saving anything" },
    hub: { value: "<url>", help: "hub to ping instead of the one in `feeds.hub`" },
    manifest: { value: "<file>", help: "file for the hashes, by default .newsroom/ping.json" },
    ...SITE_FLAGS,
  },
  takesNames: false,
  examples: [
    ["newsroom ping", "notify the hub after a deploy"],
    ["newsroom ping --dry-run", "see which feeds have changed"],
    ["newsroom ping --manifest cache/ping.json", "keep the hashes in your CI's cache"],
  ],
  async run(args, terminal) {
    const groups = await feedsOfSite(args, terminal);
    const path = resolve(terminal.cwd, args.text("manifest") ?? ".newsroom/ping.json");
    const before = savedManifest(path, terminal);
    const now = manifestOf(groups.flatMap(({ feeds }) => feeds));
    const changed = new Set(changedFeeds(before, now));
    const calls = groups.map(({ hub, feeds }) => ({
      hub,
      feeds: feeds.map(({ url }) => url).filter((url) => changed.has(url)),
    }));
    if (args.has("dry-run")) {
      for (const { hub, feeds } of calls)
        for (const feed of feeds) terminal.out(`would ping ${hub} for ${feed}`);
      terminal.out(summary(changed.size, Object.keys(now).length));
      return 0;
    }
    const state = new SavedState(path, before, now);
    const failed: Ping[] = [];
    for (const { hub, feeds } of calls) {
      await pingHub(hub, feeds, (ping) => {
        if (ping.failure === undefined) state.accepted(ping.feed);
        else failed.push(ping);
        report(ping, terminal);
      });
    }
    state.save();
    terminal.out(summary(changed.size, Object.keys(now).length));
    return exitCode(failed, terminal);
  },
};

async function feedsOfSite(args: CommandArguments, terminal: Terminal): Promise<HubFeeds[]> {
  const site = await loadSite(args, terminal);
  const hubs = site.sessions.map((session) => ({
    session,
    hub: args.text("hub") ?? session.settings.options.feeds.hub,
  }));
  const withHub = hubs.flatMap(({ session, hub }) => (hub === undefined ? [] : [{ session, hub }]));
  if (withHub.length === 0)
    throw new UsageError("The site has no hub. Set its address with --hub or in `feeds.hub`.");
  for (const { hub } of withHub) {
    if (!URL.canParse(hub) || !/^https?:$/.test(new URL(hub).protocol))
      throw new UsageError(`"${hub}" isn't the address of a hub. Write https://hub.example/`);
  }
  const output = outputFolder(site.sessions[0], terminal.cwd);
  await site.dryRun();
  const groups = new Map<string, HubFeeds["feeds"]>();
  for (const { session, hub } of withHub)
    groups.set(hub, [...(groups.get(hub) ?? []), ...feedsOf(session, output)]);
  return Array.from(groups, ([hub, feeds]) => ({ hub, feeds }));
}

function feedsOf(session: Session, output: OutputFolder): HubFeeds["feeds"] {
  return subscriptionFeeds(outputsOf(session).files, session.addresses.absolute).flatMap(({ url, href }) => {
    const text = output.read(fileOf(href));
    return text === undefined ? [] : [{ url, text }];
  });
}

function savedManifest(path: string, terminal: Terminal): FeedManifest {
  if (!existsSync(path)) return {};
  const manifest = readManifest(readFileSync(path, "utf8"));
  if (!manifest)
    terminal.err(`${path} isn't a list of feeds saved by an earlier ping: every feed counts as changed.`);
  return manifest ?? {};
}

/** The hashes of the feeds as the hub knows them, saved each time that the hub accepts one: a ping may be killed at any moment. */
class SavedState {
  readonly #path: string;
  readonly #now: FeedManifest;
  readonly #state: Record<string, string>;

  constructor(path: string, before: FeedManifest, now: FeedManifest) {
    this.#path = path;
    this.#now = now;
    const known = Object.entries(before).filter(([url]) => now[url] !== undefined);
    this.#state = Object.assign(Object.create(null), Object.fromEntries(known));
  }

  accepted(feed: string): void {
    const hash = this.#now[feed];
    if (hash !== undefined) this.#state[feed] = hash;
    this.save();
  }

  /** Written beside and renamed: after a kill there is the old file or the new one. */
  save(): void {
    const inOrder = Object.keys(this.#now).flatMap((url) => {
      const hash = this.#state[url];
      return hash === undefined ? [] : [[url, hash] as const];
    });
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, writeManifest(Object.fromEntries(inOrder)));
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function report({ feed, attempts, failure }: Ping, { out, err, colours, errColours }: Terminal): void {
  if (attempts === 0) return;
  const times = attempts > 1 ? ` (after ${attempts} requests)` : "";
  if (failure === undefined) out(`${colours.green("pinged")} ${feed}${times}`);
  else err(`${errColours.red("failed")} ${feed}: ${failure}${times}`);
}

function summary(changed: number, all: number): string {
  if (changed === 0) return `None of ${all} feeds changed since the last ping.`;
  return `${changed} of ${all} feeds changed since the last ping.`;
}

function exitCode(failed: readonly Ping[], { err }: Terminal): ExitCode {
  if (failed.length === 0) return 0;
  const unsent = failed.filter(({ attempts }) => attempts === 0);
  if (unsent[0])
    err(
      `${number(unsent.length)} ${unsent.length === 1 ? "wasn't" : "weren't"} pinged, because ${unsent[0].failure}.`,
    );
  err(`The hub didn't accept ${number(failed.length)}. The next ping tries again.`);
  return 1;
}

function number(feeds: number): string {
  return `${feeds} ${feeds === 1 ? "feed" : "feeds"}`;
}

/** Addresses of feeds that people subscribe to, with the file of each; feeds at the old addresses of a tag are the same feeds. */
function subscriptionFeeds(
  files: readonly FileOutput[],
  absolute: (href: string) => string,
): { url: string; href: string }[] {
  return files.flatMap(({ kind, channel, format, href }) => {
    if (kind !== "feed" || !channel || !format) return [];
    return feedHref(channel, format) === href ? [{ url: absolute(href), href }] : [];
  });
}
