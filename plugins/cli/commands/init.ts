import { basename, join, relative, resolve } from "node:path";
import { formatOf, hoursBefore, isZone, momentOfInstant } from "../../dates/dates.ts";
import { type Command, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { writeNewFile } from "../frame/write-file.ts";
import { describedSite } from "../init/described-site.ts";
import { type PresentSite, presentSite } from "../init/present-site.ts";
import { linesToAdd, type NewSite, siteFiles } from "../init/site-files.ts";
import { packageSource } from "../site/package-version.ts";

export const initCommand: Command = {
  name: "init",
  summary: "create a small working site",
  usage: "[folder]",
  about: [
    "Creates package.json, a configuration, a layout, a home page, a 404 page, two entries and a tag dictionary. The title, time zone and language are guesses. Change them in the configuration.",
    "Existing files are never changed. In a folder that already has an Eleventy site, nothing is written. Instead, the command prints the lines to add to the configuration.",
  ],
  flags: {},
  examples: [
    ["npx eleventy-plugin-newsroom init town-news", "create a site in the folder town-news"],
    ["npx newsroom init", "create a site in this folder"],
  ],
  async run(args, terminal) {
    if (args.names.length > 1) throw new UsageError("init takes one folder.");
    const folder = resolve(terminal.cwd, args.names[0] ?? ".");
    const present = presentSite(folder);
    const site = newSite(folder, present, terminal);
    const go = goTo(folder, terminal.cwd);
    if (present.config !== undefined || present.hasEleventy) showLines(folder, present, site, go, terminal);
    else write(folder, present, site, go, terminal);
    return 0;
  },
};

function showLines(
  folder: string,
  { config, hasPlugin, missing }: PresentSite,
  site: NewSite,
  go: string,
  { out, colours }: Terminal,
): void {
  if (hasPlugin) {
    out(`${colours.bold(String(config))} already adds the plugin, so nothing was written. Next:\n`);
    out(`  ${colours.cyan(`${go}npx newsroom new "The first headline"`)}`);
    return;
  }
  out(
    config === undefined
      ? "This folder already has an Eleventy site (package.json lists Eleventy), so nothing was written. Add the plugin in eleventy.config.js:\n"
      : `This folder already has an Eleventy site, so nothing was written. Add the plugin to ${colours.bold(config)}:\n`,
  );
  out(linesToAdd(site, describedSite(folder)).replace(/^(?=.)/gm, "  "));
  out("\nEntries are the Markdown and text files in news/ in your input folder. To use other files, set");
  const next = missing.includes("eleventy-plugin-newsroom")
    ? "npm install eleventy-plugin-newsroom"
    : "npx @11ty/eleventy --serve";
  out(`the \`entries\` option. Next:\n\n  ${colours.cyan(go + next)}`);
}

function write(
  folder: string,
  present: PresentSite,
  site: NewSite,
  go: string,
  { out, colours }: Terminal,
): void {
  const left: string[] = [];
  for (const [path, text] of siteFiles(site)) {
    // A second home page would stop the build.
    const written =
      !(present.hasHome && path.startsWith("src/index.")) && writeNewFile(join(folder, path), text);
    if (written) out(`${colours.green("wrote")}  ${path}`);
    else left.push(path);
  }
  for (const path of left) out(`${colours.dim("kept")}   ${path} ${colours.dim("(it already exists)")}`);
  const next = left.includes("package.json")
    ? `npm install ${present.missing.join(" ")} && npx @11ty/eleventy --serve`
    : "npm install && npm start";
  if (site.version.startsWith("file:"))
    out(`\npackage.json installs the plugin from ${site.version.slice("file:".length)}.`);
  out(`\nNext:\n\n  ${colours.cyan(go + next)}`);
}

function newSite(folder: string, { isCommonJs }: PresentSite, terminal: Terminal): NewSite {
  const machine = terminal.machine();
  const timeZone = isZone(machine.timeZone) ? machine.timeZone : "UTC";
  const calendar = { zone: timeZone, publishTime: "00:00" };
  const minute = (instant: number) => formatOf(momentOfInstant(instant, calendar), "yyyy-MM-dd HH:mm", "en");
  return {
    folderName: basename(folder),
    timeZone,
    language: languageOf(machine.language),
    today: minute(terminal.now()),
    yesterday: minute(hoursBefore(terminal.now(), 24)),
    version: packageSource(),
    configName: isCommonJs ? "eleventy.config.mjs" : "eleventy.config.js",
  };
}

/** The plain language tag; a machine set to no language at all says `en-US-u-va-posix` or `und`. */
function languageOf(locale: string): string {
  return locale === "und" || locale.includes("posix") ? "en" : new Intl.Locale(locale).baseName;
}

/** The command that leads to the folder, where one is needed. */
function goTo(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  if (path === "") return "";
  return `cd ${/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`} && `;
}
