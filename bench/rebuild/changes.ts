import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../project.ts";

/** A change of the newest entry: the one that most feeds carry. */
export interface Change {
  name: "body" | "title";
  /** Changes the entry of a project; each number gives another text. */
  make(project: Project, number: number): void;
}

function edit(project: Project, change: (text: string) => string): void {
  const newest = project.entries.at(-1);
  if (newest === undefined) throw new Error("The corpus is empty");
  const file = join(project.folder, project.contender.entries, `${newest.slug}.md`);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

export const changes: readonly Change[] = [
  {
    name: "body",
    make: (project, number) =>
      edit(project, (text) => `${text.replace(/\n\nChanged [^\n]*\n$/, "\n")}\nChanged ${number} times.\n`),
  },
  {
    name: "title",
    make: (project, number) =>
      edit(project, (text) => text.replace(/^title: .*$/m, `title: Renamed ${number}`)),
  },
];
