import type { TagReason, TagReport } from "../../tags/report.ts";
import type { Colours } from "../frame/colours.ts";

/** The report as people read it: first what to look at, then each entry with its tags and why it has them. */
export function tagReportText(report: TagReport, colours: Colours): string {
  const { bold, dim, yellow } = colours;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [bold(title), ...lines, ""];
  const without = report.entries.filter(({ tags }) => tags.length === 0);
  return [
    ...report.entries
      .filter(({ tags }) => tags.length > 0)
      .flatMap(({ file, title, tags }) => [
        `${bold(file)} ${dim(title)}`,
        ...tags.map((tag) => `  ${tag.label}${dim(`  ${reasons(tag)}`)}`),
        "",
      ]),
    ...section(
      "Entries without a tag",
      without.map(({ file, title }) => `  ${file} ${dim(title)}`),
    ),
    ...section(
      "Tags of the dictionary that no entry has",
      report.unused.map(({ label }) => `  ${yellow(label)}`),
    ),
    ...section(
      "Tags that the dictionary doesn't list",
      report.unlisted.map(
        ({ label, count }) => `  ${label} ${dim(`in ${count} ${count === 1 ? "entry" : "entries"}`)}`,
      ),
    ),
    counts(report, without.length),
  ].join("\n");
}

function reasons({ label, written, phrases }: TagReason): string {
  const all = [
    ...(written === undefined ? [] : [written === label ? "written" : `written as "${written}"`]),
    ...phrases.map(({ phrase, count }) => `"${phrase}"${count > 1 ? ` × ${count}` : ""}`),
  ];
  return all.length > 0 ? all.join(", ") : "from a child tag";
}

function counts({ entries, unused, unlisted }: TagReport, without: number): string {
  const tags = new Set(entries.flatMap((entry) => entry.tags.map(({ key }) => key))).size;
  const byPhrase = entries.filter((entry) =>
    entry.tags.some(({ written, phrases }) => written === undefined && phrases.length > 0),
  ).length;
  return [
    `${entries.length} ${entries.length === 1 ? "entry" : "entries"} with ${tags} ${tags === 1 ? "tag" : "tags"}`,
    `${byPhrase} matched by a phrase`,
    `${without} without a tag`,
    `${unused.length} unused`,
    `${unlisted.length} not in the dictionary`,
  ].join(", ");
}
