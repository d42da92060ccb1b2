import type { Rebuild } from "../rebuild/rebuild.ts";
import { table } from "./table.ts";

/** Rebuilds after a change as Markdown, with what is left stale below the table. */
export function rebuildTable(rebuilds: readonly Rebuild[]): string {
  const rows = rebuilds.map((rebuild) => [
    rebuild.title,
    String(rebuild.size),
    rebuild.mode,
    rebuild.change,
    ...(rebuild.problem === undefined
      ? [
          rebuild.wall.toFixed(2),
          `${Math.round((rebuild.wall / rebuild.cold) * 100)} %`,
          String(rebuild.written),
          String(rebuild.changed),
          String(rebuild.stale.length),
        ]
      : ["failed", "", "", "", ""]),
  ]);
  const head = [
    "contender",
    "entries",
    "mode",
    "change",
    "wall s",
    "of a cold build",
    "written",
    "changed",
    "stale",
  ];
  const notes = rebuilds.flatMap((rebuild) => notesOf(rebuild));
  return [table(head, rows, "lrllrrrrr"), ...notes].join("\n");
}

function notesOf(rebuild: Rebuild): string[] {
  const what = `${rebuild.contender}, ${rebuild.mode}, ${rebuild.change}`;
  if (rebuild.problem !== undefined) return [`- ${what} failed: ${rebuild.problem}`];
  if (rebuild.stale.length === 0) return [];
  return [
    `- ${what} leaves stale: ${rebuild.stale.slice(0, 8).join(", ")}${rebuild.stale.length > 8 ? " …" : ""}`,
  ];
}
