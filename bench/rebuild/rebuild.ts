import type { Contender, Task } from "../contenders/contender.ts";
import type { Flags } from "../flags.ts";
import { measureBuild, median } from "../measure.ts";
import { makeProject, type Project, removeProject } from "../project.ts";
import { type Change, changes } from "./changes.ts";
import { different, snapshotOf, written } from "./snapshot.ts";
import { Watcher } from "./watcher.ts";

/** What a changed entry costs a contender that watches its files. */
export interface Rebuild {
  contender: string;
  title: string;
  size: number;
  mode: "watch" | "incremental";
  change: Change["name"];
  /** Median seconds from the change of the file until the process has built. */
  wall: number;
  /** Files written anew by the last rebuild, and those of them that came to differ. */
  written: number;
  changed: number;
  /** Files that are not as a cold build makes them. */
  stale: readonly string[];
  /** Seconds of a cold build of the same entries. */
  cold: number;
  /** Why it could not be measured. */
  problem: string | undefined;
}

/** Each contender that can watch, at each size, in each of its modes, one after the other. */
export async function measureRebuilds(
  contenders: readonly Contender[],
  flags: Flags,
  say: (line: string) => void,
): Promise<Rebuild[]> {
  const rebuilds: Rebuild[] = [];
  for (const size of flags.sizes) {
    for (const contender of contenders) {
      for (const mode of ["watch", "incremental"] as const) {
        const made = await watchOne(contender, size, mode, flags);
        for (const one of made) {
          say(
            `${one.contender} ${mode}, ${one.change} at ${size}: ${one.problem ?? `${one.wall.toFixed(2)} s`}`,
          );
        }
        rebuilds.push(...made);
      }
    }
  }
  return rebuilds;
}

async function watchOne(
  contender: Contender,
  size: number,
  mode: Rebuild["mode"],
  { task, rounds }: Flags,
): Promise<Rebuild[]> {
  const watch = contender.watch?.(task, mode === "incremental");
  if (watch === undefined) return [];
  const project = makeProject(contender, size, task);
  const reference = makeProject(contender, size, task, "reference");
  const watcher = new Watcher(project.folder, watch);
  const rebuilds: Rebuild[] = [];
  const base = { contender: contender.name, title: contender.title, size, mode };
  try {
    await watcher.ready();
    for (const change of changes) {
      rebuilds.push({ ...base, ...(await measureChange(change, project, reference, watcher, rounds, task)) });
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    rebuilds.push({ ...base, change: "body", wall: 0, written: 0, changed: 0, stale: [], cold: 0, problem });
  } finally {
    await watcher.stop();
    removeProject(project);
    removeProject(reference);
  }
  return rebuilds;
}

/** The same change, `rounds` times with another text each; the result of the last is held against a cold build. */
async function measureChange(
  change: Change,
  project: Project,
  reference: Project,
  watcher: Watcher,
  rounds: number,
  task: Task,
): Promise<Omit<Rebuild, "contender" | "title" | "size" | "mode">> {
  const walls: number[] = [];
  let before = snapshotOf(project.output);
  for (let number = 1; number <= rounds; number += 1) {
    if (number === rounds) before = snapshotOf(project.output);
    walls.push(await watcher.afterChange(() => change.make(project, number)));
    await settled();
  }
  const after = snapshotOf(project.output);
  change.make(reference, rounds);
  const cold = await measureBuild(reference, task);
  return {
    change: change.name,
    wall: median(walls),
    written: written(before, after).length,
    changed: different(before, after).length,
    stale: different(after, snapshotOf(reference.output)),
    cold: cold.wall,
    problem: undefined,
  };
}

/** Watchers take changes in quick succession for one: the next must come after they have come to rest. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));
