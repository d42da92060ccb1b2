import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Desk } from "./desk.ts";
import { desksOf } from "./desks.ts";

/** Warns of files that are entries of an earlier newsroom of the site too: one page cannot belong to two. */
export function reportSharedEntries(desk: Desk): void {
  const own = new Set(desk.files.found);
  for (const other of desksOf(desk.config)) {
    if (other === desk) return;
    const shared = other.files.found.filter((below) => own.has(below));
    if (shared.length === 0) continue;
    desk.build.messages.report(
      diagnostic(
        "newsroom-overlap",
        { file: `${desk.folders.input}${shared[0]}` },
        { paths: [other.settings.path, desk.settings.path], count: shared.length },
      ),
    );
  }
}
