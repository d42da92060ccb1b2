import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { dayOf, formatOf, momentOfInstant, parseMoment } from "../../dates/dates.ts";
import type { Session } from "../../eleventy/session.ts";
import { belowInput } from "../../eleventy/site.ts";
import { type Command, type CommandArguments, SITE_FLAGS, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { writeNewFile } from "../frame/write-file.ts";
import { withTag } from "../import/imported-entry.ts";
import { entryFile, plainTextFile } from "../new/entry-file.ts";
import { freeName } from "../new/free-name.ts";
import { entriesOf, entryFolder } from "../site/entry-folder.ts";
import { loadSite, sessionAt } from "../site/load-site.ts";

export const newCommand: Command = {
  name: "new",
  summary: "write a dated entry",
  usage: '"Headline" [options]',
  about: [
    "Creates an entry with the current date and time in the site's time zone, and prints the path of the file. Existing files are never changed: a second entry with the same headline gets the date in its file name. If the site selects entries by a tag, the entry gets that tag.",
  ],
  flags: {
    tags: { value: "<a,b>", short: "t", help: "tags, separated by commas" },
    author: { value: "<name>", short: "a", help: "author, or several separated by semicolons" },
    date: {
      value: "<date>",
      short: "d",
      help: "date to use instead of now, such as 2021-05-05 or 2021-05-05 09:30",
    },
    section: { value: "<name>", help: "section of the entry" },
    draft: { help: "create a draft, which isn't published yet" },
    text: { help: "write plain text instead of Markdown" },
    path: {
      value: "<path>",
      help: "`path` of the instance, if the site adds the plugin more than once, such as /blog/",
    },
    ...SITE_FLAGS,
  },
  examples: [
    ['newsroom new "Bridge opens" --tags Traffic,Town', "create an entry with two tags"],
    ['newsroom new "Rain" --date 2021-05-05 --text', "create a plain-text entry dated 5 May 2021"],
    ['$EDITOR "$(newsroom new "Bridge opens")"', "create an entry and open it"],
  ],
  async run(args, terminal) {
    const [headline, ...more] = args.names;
    if (headline === undefined || headline.trim() === "")
      throw new UsageError('new needs a headline: newsroom new "Bridge opens"');
    if (more.length > 0)
      throw new UsageError(`Put the headline in quotes: newsroom new "${args.names.join(" ")}"`);
    const site = await loadSite(args, terminal);
    const session = sessionAt(site.sessions, args);
    if (session.settings.globs.length === 0 && args.has("text"))
      throw new UsageError(
        `The site selects entries by the tag "${session.settings.tag}", so plain-text files aren't entries. Leave out --text.`,
      );
    const entries = session.settings.globs.length === 0 ? await entriesOf(site, session, terminal) : [];
    const folder = entryFolder(session, entries);
    const path = write(headline.trim().replace(/\s+/g, " "), session, folder, args, terminal);
    terminal.out(path);
    return 0;
  },
};

function write(
  title: string,
  session: Session,
  folder: string,
  args: CommandArguments,
  terminal: Terminal,
): string {
  const { date, day } = dateOf(args.text("date"), session.settings, terminal.now());
  const ending = args.has("text") ? ".txt" : ".md";
  // `news/news.md` would be the front page of its folder.
  const isTaken = (name: string) =>
    name === posix.basename(folder) ||
    [".md", ".txt"].some((other) => existsSync(join(terminal.cwd, folder, name + other)));
  const name = freeName(title, day, isTaken);
  const { tag } = session.settings;
  const given = list(args.text("tags"), ",").map((name) => (name === tag ? name : withTag(name)));
  const tags = [...new Set([...(tag === undefined ? [] : [tag]), ...given])];
  const authors = list(args.text("author"), ";");
  const section = args.text("section");
  const text = args.has("text")
    ? plainTextFile(
        { title, date, tags, authors, section, draft: args.has("draft") },
        session.settings.calendar.publishTime,
      )
    : entryFile({ title, date, tags, authors, section, draft: args.has("draft") || undefined }, "");
  const path = `${folder}${name}${ending}`;
  if (!session.selection.isEntryPath(belowInput(path, session.folders))) {
    const globs = session.settings.globs.join(", ");
    throw new UsageError(`${path} doesn't match the site's \`entries\` option (${globs}).`);
  }
  // Another process created the file in the meantime.
  if (!writeNewFile(join(terminal.cwd, path), text))
    throw new UsageError(`${path} already exists. Nothing was written.`);
  return path;
}

/** The date as entries of the site write it: a day as a day, a time in the zone of the site. */
function dateOf(
  written: string | undefined,
  { calendar }: Session["settings"],
  now: number,
): { date: string; day: string } {
  const moment = written === undefined ? momentOfInstant(now, calendar) : parseMoment(written, calendar);
  if (!moment)
    throw new UsageError(`"${written}" isn't a valid date. Write 2021-05-05, or "2021-05-05 09:30".`);
  const day = dayOf(moment);
  return { day, date: moment.dayOnly ? day : formatOf(moment, "yyyy-MM-dd HH:mm", "en") };
}

function list(written: string | undefined, separator: string): string[] {
  return (written ?? "")
    .split(separator)
    .map((word) => word.trim())
    .filter(Boolean);
}
