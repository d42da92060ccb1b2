import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { causes } from "../../diagnostics/causes.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { NewsroomError } from "../../diagnostics/newsroom-error.ts";
import { type Session, sessionsOf } from "../../eleventy/session.ts";
import { type CommandArguments, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { CONFIG_FILES } from "./config-files.ts";

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

/**
 * Runs a part of the site's build without what it prints: a command's own output may be read by a machine.
 * With `DEBUG` it is shown on standard error.
 */
async function silently<Result>(terminal: Terminal, run: () => Promise<Result>): Promise<Result> {
  const { log, info, warn, error, debug } = console;
  const say = terminal.env["DEBUG"] ? error.bind(console) : () => {};
  Object.assign(console, { log: say, info: say, warn: say, error: say, debug: say });
  try {
    return await run();
  } finally {
    Object.assign(console, { log, info, warn, error, debug });
    // Eleventy sets it for what is thrown as well; the command decides.
    process.exitCode = 0;
  }
}

/** What the command line calls of Eleventy's programmatic interface. */
interface EleventyRun {
  /** From Eleventy 3 on. */
  directories?: { output?: string };
  disableLogger(): void;
  init(): Promise<unknown>;
  write(): Promise<unknown>;
}

export type EleventyClass = new (
  input: string | undefined,
  output: string | undefined,
  options: Record<string, unknown>,
) => EleventyRun;

/**
 * Loads the Eleventy that a site builds with: the one found from its folder, not one that happens to lie beside
 * this package.
 *
 * @param folder folder of the site's package.json
 * @throws {NewsroomError} where the site has no Eleventy
 */
export async function findEleventy(folder: string): Promise<EleventyClass> {
  const module = (await import(pathToFileURL(entryPoint(folder)).href)) as {
    default: EleventyClass;
    Eleventy?: EleventyClass;
  };
  return module.Eleventy ?? module.default;
}

/**
 * `require.resolve` sees what is there for `require`; the module beside it, for `import`, is the one that works on
 * Node 20.
 */
function entryPoint(folder: string): string {
  const required = resolveFrom(folder);
  for (let at = dirname(required); ; at = dirname(at)) {
    const manifest = join(at, "package.json");
    if (existsSync(manifest)) {
      const { name, exports } = JSON.parse(readFileSync(manifest, "utf8")) as {
        name?: string;
        exports?: { "."?: { import?: unknown } };
      };
      if (name?.endsWith("/eleventy")) {
        const main = exports?.["."]?.import;
        return typeof main === "string" ? join(at, main) : required;
      }
    }
    if (at === dirname(at)) return required;
  }
}

function resolveFrom(folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve("@11ty/eleventy");
  } catch {
    throw new NewsroomError([diagnostic("eleventy-missing", { found: folder })]);
  }
}

/** The newsroom that `--path` means, the first of the site without it. */
export function sessionAt(sessions: readonly [Session, ...Session[]], args: CommandArguments): Session {
  const wanted = args.text("path");
  if (wanted === undefined) return sessions[0];
  const plain = (path: string) => path.replace(/^\/+|\/+$/g, "");
  const found = sessions.find((session) => plain(session.settings.path) === plain(wanted));
  if (found) return found;
  throw new UsageError(
    `There is no newsroom at ${wanted}. There is ${sessions.map((session) => session.settings.path).join(", ")}.`,
  );
}
