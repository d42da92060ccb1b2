import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { formatOf, hoursBefore, momentOfInstant } from "../../dates/dates.ts";
import type { Command } from "../frame/command.ts";
import { UsageError } from "../frame/usage-error.ts";
import { writeNewFile } from "../frame/write-file.ts";
import { isUsableZone, linesToAdd, type NewSite, siteFiles } from "../init/site-files.ts";
import { CONFIG_FILES } from "../site/config-files.ts";
import { packageVersion } from "../site/package-version.ts";

export const initCommand: Command = {
  name: "init",
  summary: "write a small working news site",
  usage: "[folder]",
  about: [
    "Writes a package.json, a configuration, a home page, two entries and a tag dictionary. Title, time zone and language are guessed and stand in the configuration to be changed.",
    "No file that is there is touched. In a folder that has a configuration of Eleventy already, only what it lacks to try the plugin is told.",
  ],
  flags: {},
  examples: [
    ["npx eleventy-plugin-newsroom init town-news", "a new site in the folder town-news"],
    ["npx newsroom init", "the same in this folder"],
  ],
  async run(given, terminal) {
    if (given.names.length > 1) throw new UsageError("init takes one folder.");
    const folder = resolve(terminal.cwd, given.names[0] ?? ".");
    const site = newSite(folder, terminal.now(), terminal.machine());
    const { green, dim, bold, cyan } = terminal.colours;
    const own = CONFIG_FILES.find((name) => existsSync(join(folder, name)));
    if (own) {
      terminal.out(
        `${bold(own)} is there: this is a site already, so nothing was written. Add the plugin to it:\n`,
      );
      terminal.out(indented(linesToAdd(site)));
      terminal.out(
        `\nEntries are the Markdown and text files in the folder news of your input folder; the option`,
      );
      terminal.out(
        `"entries" says otherwise. Next:\n\n  ${cyan(`${goTo(folder, terminal.cwd)}npm install eleventy-plugin-newsroom`)}`,
      );
      return 0;
    }
    const left: string[] = [];
    for (const [path, text] of siteFiles(site)) {
      if (writeNewFile(join(folder, path), text)) terminal.out(`${green("wrote")}  ${path}`);
      else left.push(path);
    }
    for (const path of left) terminal.out(`${dim("left")}   ${path} ${dim("(it was there)")}`);
    if (left.includes("package.json")) {
      terminal.out(`\nYour package.json was left alone. It needs "type": "module" and two packages. Next:\n`);
      terminal.out(
        `  ${cyan(`${goTo(folder, terminal.cwd)}npm install @11ty/eleventy eleventy-plugin-newsroom && npx @11ty/eleventy --serve`)}`,
      );
    } else terminal.out(`\nNext:\n\n  ${cyan(`${goTo(folder, terminal.cwd)}npm install && npm start`)}`);
    return 0;
  },
};

function newSite(folder: string, now: number, machine: { timeZone: string; language: string }): NewSite {
  const timeZone = isUsableZone(machine.timeZone) ? machine.timeZone : "UTC";
  const calendar = { zone: timeZone, publishTime: "00:00" };
  return {
    folderName: basename(folder),
    timeZone,
    language: languageOf(machine.language),
    today: formatOf(momentOfInstant(now, calendar), "yyyy-MM-dd HH:mm", "en"),
    yesterday: formatOf(momentOfInstant(hoursBefore(now, 24), calendar), "yyyy-MM-dd HH:mm", "en"),
    version: packageVersion(),
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

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
