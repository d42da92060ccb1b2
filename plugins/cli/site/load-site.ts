import { existsSync } from "node:fs";
import { join } from "node:path";
import { causes } from "../../diagnostics/causes.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { NewsroomError } from "../../diagnostics/newsroom-error.ts";
import type { Session } from "../../eleventy/session.ts";
import { sessionsOf } from "../../eleventy/session.ts";
import type { CommandArguments } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { CONFIG_FILES } from "./config-files.ts";
import { findEleventy } from "./find-eleventy.ts";
import { silently } from "./silently.ts";

/** A site as its own Eleventy configuration describes it. */
export interface Site {
  /** Every newsroom of the site, the main one first; at least one. */
  sessions: readonly [Session, ...Session[]];
  /** Runs a build that writes nothing, so that each session knows its entries. */
  dryRun(): Promise<void>;
}

/**
 * Loads the configuration of the site in the folder the command was started in.
 *
 * @throws {NewsroomError} where there is none, where it cannot be loaded, or where it has no newsroom
 */
export async function loadSite(args: CommandArguments, terminal: Terminal): Promise<Site> {
  const configPath = args.text("config") ?? findConfig(terminal.cwd);
  if (!existsSync(join(terminal.cwd, configPath)) && !existsSync(configPath)) throw noConfig(configPath);
  const Eleventy = await findEleventy(terminal.cwd);
  let userConfig: { events: object } | undefined;
  const eleventy = new Eleventy(args.text("input"), args.text("output"), {
    // Eleventy applies folders given on the command line only if it believes it was started by its own CLI.
    source: "cli",
    runMode: "build",
    dryRun: true,
    quietMode: true,
    configPath,
    pathPrefix: args.text("pathprefix"),
    config: (config: { events: object }) => {
      userConfig = config;
    },
  });
  terminal.progress("Reading the configuration of the site …");
  try {
    await silently(terminal, async () => {
      await eleventy.init();
      eleventy.disableLogger();
    });
  } catch (error) {
    throw causes(error).some(isUnreadTypeScript) ? typeScriptUnread(configPath) : error;
  } finally {
    terminal.progress("");
  }
  const [first, ...others] = userConfig ? sessionsOf(userConfig) : [];
  if (!first) throw new WithoutNewsroom(configPath, eleventy.directories?.output ?? "_site");
  return {
    sessions: [first, ...others],
    dryRun: async () => {
      terminal.progress("Reading the entries of the site …");
      await silently(terminal, () => eleventy.write());
      terminal.progress("");
    },
  };
}

function findConfig(cwd: string): string {
  const found = CONFIG_FILES.find((name) => existsSync(join(cwd, name)));
  if (!found) throw noConfig(undefined);
  return found;
}

function isUnreadTypeScript(error: unknown): boolean {
  return (error as { code?: unknown }).code === "ERR_UNKNOWN_FILE_EXTENSION";
}

function noConfig(given: string | undefined): NewsroomError {
  return new NewsroomError([
    diagnostic("config-missing", { found: given }, { isNamed: given !== undefined }),
  ]);
}

/** A site of Eleventy that doesn't use the plugin. */
export class WithoutNewsroom extends NewsroomError {
  /** Folder the site is built to. */
  readonly output: string;

  constructor(configPath: string, output: string) {
    super([diagnostic("config-without-newsroom", { file: configPath })]);
    this.output = output;
  }
}

function typeScriptUnread(configPath: string): NewsroomError {
  return new NewsroomError([
    diagnostic("config-typescript", { file: configPath, found: `Node ${process.versions.node}` }),
  ]);
}
