import { pageDateOf } from "../dates/dates.ts";
import { hrefOfUrl } from "../room/addresses.ts";
import { permalinkProblem } from "../sources/eleventy-fields.ts";
import { readEntry, readPublication } from "../sources/read-entry.ts";
import type { Desk } from "./desk.ts";
import type { TemplateData } from "./eleventy-config.ts";
import { belowInput, isExcluded, itemOfTemplate } from "./template-entries.ts";

/**
 * Looks at a template of the site before Eleventy renders it: what is an entry is noted, or counted where it gets no page
 * in this build; what is none keeps its address.
 *
 * @returns false for a template that Eleventy is to leave out of this build
 */
export function inspect(desk: Desk, inputPath: string, data: TemplateData, content: unknown): boolean {
  const { build, folders, files, gate, probes, settings } = desk;
  const below = belowInput(inputPath, folders);
  if (probes.has(below)) {
    probes.keep(below, data);
    return false;
  }
  build.seen.add(below);
  const isEntry = files.isTemplate(inputPath, data);
  if (isEntry && files.isTwice(below)) return false;
  const broken = gate.problemOf(inputPath, content, data, settings.fields.tags);
  if (broken) {
    build.messages.report(broken);
    build.count("skipped");
    return false;
  }
  build.hiddenTags.see(inputPath, data);
  if (isEntry) return inspectEntry(desk, inputPath, data, String(content));
  if (isExcluded(data) && !data["pagination"] && files.isTemplate(inputPath)) build.excluded++;
  if (settings.direct && files.isEntryPath(below)) return false;
  const { permalink } = data;
  if (typeof permalink === "string") build.taken.addPermalink(permalink);
  else if (permalink === undefined && !inputPath.endsWith(".11ty.js"))
    build.taken.add(defaultAddress(data.page.filePathStem));
  return true;
}

function inspectEntry(desk: Desk, inputPath: string, data: TemplateData, body: string): boolean {
  const { build, folders, gate, settings } = desk;
  build.fieldUse.see(data, false);
  const item = itemOfTemplate(inputPath, data, folders, desk.languages);
  const { draft, moment, message } = readPublication({ ...item, body }, build.reading);
  if (draft && !desk.publishesDrafts) {
    build.count("drafts");
    return false;
  }
  const problem = message ?? (moment && permalinkProblem(data, item, gate.known));
  if (problem || !moment) {
    if (problem) build.messages.report(problem);
    build.count("skipped");
    return false;
  }
  data.page.date = pageDateOf(moment);
  if (moment.instant > build.now && !settings.options.future) {
    const title = item.data["title"];
    build.hold({ file: item.file, title: typeof title === "string" ? title : "", instant: moment.instant });
    return false;
  }
  // What is left out of lists and feeds must not be left as a page that nothing links.
  if (
    settings.onInvalid === "skip" &&
    !readEntry({ ...item, href: hrefOfUrl(defaultAddress(data.page.filePathStem)) }, build.reading)
  ) {
    build.count("skipped");
    return false;
  }
  build.inspected.set(inputPath, { item, data, plain: false });
  return true;
}

/** Where Eleventy writes a template that says nothing of its address. */
function defaultAddress(filePathStem: string): string {
  return `${filePathStem.replace(/\/index$/, "").replace(/\/([^/]+)\/\1$/, "/$1")}/`;
}
