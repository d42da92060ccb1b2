import type { Message } from "../messages/message.ts";
import type { Desk } from "./desk.ts";
import { isText } from "./entry-files.ts";

/**
 * Accounts for files that the globs mean and that Eleventy has not shown to the newsroom, so that no entry is missing in
 * silence: Eleventy does not read files of their ending, or something of the site has taken them out before.
 */
export function reportUnseen({ build, files, folders, gate }: Desk): void {
  const unread = new Map<string, string[]>();
  for (const below of files.found) {
    if (build.seen.has(below) || !isText(below)) continue;
    if (!files.isTemplate(folders.input + below) || files.isTwice(below) || files.isIgnored(below)) continue;
    const ending = below.slice(below.lastIndexOf(".") + 1);
    if (gate.templates.readsFile(below)) build.count("apart");
    // An HTML file that the site does not have Eleventy read is no entry but a page as it is.
    else if (ending !== "html") unread.set(ending, [...(unread.get(ending) ?? []), folders.input + below]);
  }
  for (const [ending, missing] of unread) {
    for (const _ of missing) build.count("skipped");
    build.messages.report(unreadMessage(ending, missing));
  }
}

function unreadMessage(ending: string, files: readonly string[]): Message {
  return {
    code: "format-missing",
    severity: "error",
    file: files[0],
    problem: `Eleventy does not read files ending in .${ending}, which ${files.length === 1 ? "an entry does" : `${files.length} entries do`}.`,
    expected: `${ending} among the template formats of the site`,
    remedy: `Add "${ending}" to templateFormats in the configuration, or to --formats; if these files are no news, narrow the option \`entries\`.`,
  };
}
