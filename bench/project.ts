import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Contender, Task } from "./contenders/contender.ts";
import { type CorpusEntry, writeCorpus } from "./corpus/corpus.ts";
import { dictionaryOf } from "./corpus/phrases.ts";
import { sites, workFolder } from "./places.ts";

/** A contender's site, ready to be built. */
export interface Project {
  contender: Contender;
  folder: string;
  output: string;
  /** Oldest first. */
  entries: readonly CorpusEntry[];
}

/** Lays out a fresh project with a corpus of its own; whatever lay there is removed. */
export function makeProject(contender: Contender, size: number, task: Task, name = contender.name): Project {
  const folder = join(workFolder(), "projects", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(sites, contender.site), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }\n`);
  contender.prepare(folder, task);
  const dictionary = task.mixed ? contender.dictionary : undefined;
  if (dictionary !== undefined) {
    mkdirSync(join(folder, dirname(dictionary)), { recursive: true });
    writeFileSync(join(folder, dictionary), dictionaryOf());
  }
  const tags = contender.work === "entries" ? "none" : dictionary === undefined ? "all" : "all but last";
  const entries = writeCorpus(join(folder, contender.entries), { size, tags, mixed: task.mixed });
  return { contender, folder, output: join(folder, contender.output), entries };
}

export function removeProject(project: Project): void {
  rmSync(project.folder, { recursive: true, force: true });
}

/** Takes the finished site away, so that the next build is a cold one. */
export function removeOutput(project: Project): void {
  rmSync(project.output, { recursive: true, force: true });
}
