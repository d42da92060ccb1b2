import { formatGroup, groupDiagnostics } from "../diagnostics/format.ts";
import type { Session } from "./session.ts";

/**
 * Prints the summary and the warnings after a build.
 *
 * @param outputMode Eleventy's own: with `--to=json` standard output belongs to the JSON
 */
export function printReport(session: Session, outputMode?: string): void {
  const { build, content, newsIndex, ownFiles, settings } = session;
  for (const group of groupDiagnostics([...build.messages.warnings, ...content.messages]))
    console.warn(`[newsroom] ${formatGroup(group)}`);
  if (!newsIndex) return;
  const { read, published, drafts, unlisted, held, scheduled, expired, skipped, apart } = newsIndex.counts;
  const others = [
    drafts > 0
      ? `${drafts} ${drafts === 1 ? "draft" : "drafts"}${session.publishesDrafts ? " (shown)" : ""}`
      : "",
    unlisted > 0 ? `${unlisted} unlisted` : "",
    held > 0 ? `${held} held back until ${held === 1 ? "its" : "their"} date` : "",
    scheduled > 0 ? `${scheduled} scheduled (shown)` : "",
    expired > 0 ? `${expired} expired` : "",
    skipped > 0 ? `${skipped} left out because of errors` : "",
    apart > 0 ? `${apart} removed by the site or another plugin` : "",
  ].filter(Boolean);
  const { excluded, handedOver } = build;
  const pages = excluded === 1 ? "1 page isn't an entry" : `${excluded} pages aren't entries`;
  const { written } = session.writer;
  const beside = [
    handedOver > 0 ? `${handedOver} rendered by Eleventy` : "",
    excluded > 0 ? `${pages} (eleventyExcludeFromCollections)` : "",
    written > 0 ? `${written} ${written === 1 ? "file" : "files"} written by the plugin` : "",
  ]
    .filter(Boolean)
    .map((text) => `; ${text}`)
    .join("");
  const say = outputMode?.endsWith("json") ? console.error : console.log;
  say(
    `[newsroom] ${settings.path}: ${read} ${read === 1 ? "entry" : "entries"} read, ${[`${published} published`, ...others].join(", ")}${beside}`,
  );
  const reasons = [...ownFiles.handedOver].map(
    ([file, reason]) => `  ${file} is rendered by Eleventy: ${reason}`,
  );
  for (const line of session.stopwatch.report(reasons)) console.error(`[newsroom] ${line}`);
}
