import { nearest } from "../../diagnostics/nearest.ts";
import type { TagReport } from "../../tags/report.ts";
import { tagKey } from "../../tags/tag-key.ts";
import { type Command, SITE_FLAGS, UsageError } from "../frame/command.ts";
import { loadSite, sessionAt } from "../site/load-site.ts";
import { tagReportText } from "../tags/tag-report-text.ts";

export const tagsCommand: Command = {
  name: "tags",
  summary: "show each entry's tags, and why it has them",
  usage: "[tag] [options]",
  about: [
    "Lists the tags of each entry with the reason: the tag is in the front matter, or a phrase of the tag dictionary was found in the text. Then lists dictionary tags that no entry uses, and tags used in entries but missing from the dictionary.",
  ],
  flags: {
    json: { help: "print the report as JSON" },
    path: {
      value: "<path>",
      help: "`path` of the instance, if the site adds the plugin more than once, such as /blog/",
    },
    ...SITE_FLAGS,
  },
  examples: [
    ["newsroom tags", "show the whole report"],
    ["newsroom tags Cardiology", "show the entries of one tag"],
    ["newsroom tags --json | jq '.unlisted[].label'", "list tags missing from the dictionary"],
  ],
  async run(args, terminal) {
    if (args.names.length > 1)
      throw new UsageError(`Put a tag of several words in quotes: newsroom tags "${args.names.join(" ")}"`);
    const site = await loadSite(args, terminal);
    const session = sessionAt(site.sessions, args);
    await site.dryRun();
    if (!session.newsIndex) throw new Error("Eleventy's dry run finished without collecting any entries.");
    const report = session.newsIndex.tagReport();
    const [wanted] = args.names;
    const shown = wanted === undefined ? report : reportOf(report, wanted);
    terminal.out(
      args.has("json") ? JSON.stringify(plain(shown), undefined, 2) : tagReportText(shown, terminal.colours),
    );
    return 0;
  },
};

/** The part of a report that is about one tag. */
function reportOf(report: TagReport, wanted: string): TagReport {
  const is = (label: string, key?: string) => key === tagKey(wanted) || tagKey(label) === tagKey(wanted);
  const entries = report.entries
    .map((entry) => ({ ...entry, tags: entry.tags.filter(({ label, key }) => is(label, key)) }))
    .filter(({ tags }) => tags.length > 0);
  const unused = report.unused.filter(({ label, key }) => is(label, key));
  const unlisted = report.unlisted.filter(({ label }) => is(label));
  if (entries.length > 0 || unused.length > 0) return { entries, unused, unlisted };
  const labels = [...new Set(report.entries.flatMap(({ tags }) => tags.map(({ label }) => label)))];
  const meant = nearest(wanted, labels);
  throw new UsageError(
    `No entry has the tag "${wanted}", and the dictionary doesn't list it.${meant ? ` Did you mean ${meant}?` : ""}`,
  );
}

/** Without what only the plugin needs of a tag. */
function plain({ entries, unused, unlisted }: TagReport): unknown {
  return { entries, unused: unused.map(({ key, label }) => ({ key, label })), unlisted };
}
