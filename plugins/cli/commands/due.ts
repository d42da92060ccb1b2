import { isoOf, momentOfInstant, parseMoment } from "../../dates/dates.ts";
import type { Session } from "../../eleventy/session.ts";
import { type Change, changesOf } from "../../index/changes.ts";
import { type Command, type CommandArguments, SITE_FLAGS, UsageError } from "../frame/command.ts";
import type { Terminal } from "../frame/terminal.ts";
import { loadSite } from "../site/load-site.ts";

/** As many of the coming changes are shown to a person. */
const MAX_SHOWN = 10;

interface SiteChange extends Change {
  /** ISO 8601 in the zone of the site. */
  time: string;
}

export const dueCommand: Command = {
  name: "due",
  summary: "show when the site needs the next build",
  usage: "[options]",
  about: [
    "A static site changes only when it is built. This command shows when the site needs a build even though no file has changed: when a scheduled entry is published, an entry expires, or an entry leaves the news sitemap after two days. It doesn't build or write anything.",
    "With `--since` and the time of the last build, exits with 1 if the site should be built again, and with 0 otherwise. To use a time other than now, set `SOURCE_DATE_EPOCH`.",
  ],
  flags: {
    json: { help: "print the result as JSON" },
    since: { value: "<time>", help: "time of the last build: 2021-05-05T09:30:00Z, or seconds since 1970" },
    ...SITE_FLAGS,
  },
  takesNames: false,
  examples: [
    ["newsroom due", "show what changes, and when"],
    ["newsroom due --since 2021-05-05T09:30:00Z || npm run deploy", "build only if something is due"],
    ["newsroom due --json | jq -r .next.time", "the time of the next build"],
  ],
  async run(args, terminal) {
    const since = sinceOf(args);
    const site = await loadSite(args, terminal);
    const now = terminal.now();
    await site.dryRun();
    const changes = site.sessions
      .flatMap((session) => changesOfSession(session, now))
      .sort((a, b) => a.instant - b.instant);
    const coming = changes.filter(({ instant }) => instant > now);
    const due = since === undefined ? [] : changes.filter(({ instant }) => instant > since && instant <= now);
    if (args.has("json"))
      terminal.out(
        JSON.stringify(
          {
            due: due.length > 0,
            next: coming[0] ? plain(coming[0]) : null,
            coming: coming.map(plain),
            since: due.map(plain),
          },
          undefined,
          2,
        ),
      );
    else print(due, coming, since !== undefined, terminal);
    return due.length > 0 ? 1 : 0;
  },
};

/** Milliseconds since 1970, undefined without the flag. */
function sinceOf(args: CommandArguments): number | undefined {
  const text = args.text("since");
  if (text === undefined) return undefined;
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1000;
  const moment = parseMoment(text, { zone: "UTC", publishTime: "00:00" });
  if (!moment)
    throw new UsageError(
      `--since needs a time such as 2021-05-05T09:30:00Z, or seconds since 1970, not "${text}".`,
    );
  return moment.instant;
}

function changesOfSession({ newsIndex, build, settings }: Session, now: number): SiteChange[] {
  if (!newsIndex) throw new Error("Eleventy's dry run finished without collecting any entries.");
  return changesOf(newsIndex, build.scheduled, settings, now).map((change) => ({
    ...change,
    time: isoOf(momentOfInstant(Math.ceil(change.instant / 1000) * 1000, settings.calendar)),
  }));
}

function plain({ time, kind, file, title }: SiteChange) {
  return { time, kind, file, title };
}

const WORDS: Readonly<Record<Change["kind"], string>> = {
  published: "is published",
  expired: "expires",
  "left-news-sitemap": "leaves the news sitemap",
};

function print(
  due: readonly SiteChange[],
  coming: readonly SiteChange[],
  isSince: boolean,
  { out, colours }: Terminal,
): void {
  const line = ({ time, kind, file, title }: SiteChange) =>
    `  ${colours.bold(time)}  ${title === "" ? file : `"${title}" ${colours.dim(file)}`} ${WORDS[kind]}`;
  const list = (changes: readonly SiteChange[]) => {
    for (const change of changes.slice(0, MAX_SHOWN)) out(line(change));
    if (changes.length > MAX_SHOWN) out(`  and ${changes.length - MAX_SHOWN} more`);
  };
  if (isSince && due.length > 0) {
    out("The site needs a build since then:");
    list(due);
  } else if (isSince) out("Nothing was due since then.");
  if (coming.length === 0) out("Nothing is scheduled.");
  else {
    out(`The site needs the next build at ${coming[0]?.time}:`);
    list(coming);
  }
}
