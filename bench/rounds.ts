import type { Contender, Task } from "./contenders/contender.ts";
import { type Measurement, measureBuild, median } from "./measure.ts";
import { makeProject, type Project, removeOutput, removeProject } from "./project.ts";
import type { Result } from "./report/results.ts";
import { type Bulk, bulkOf } from "./verify/output.ts";
import { verify } from "./verify/verify.ts";

interface Runner {
  project: Project;
  rounds: Measurement[];
  output: Bulk | undefined;
  problems: string[];
}

/**
 * Builds every contender once in each round, each round beginning with another one, so that none always
 * follows the same; what one build does to the machine falls on all alike.
 */
export async function measureSize(
  contenders: readonly Contender[],
  size: number,
  rounds: number,
  task: Task,
  say: (line: string) => void,
): Promise<Result[]> {
  const runners = contenders.map<Runner>((contender) => ({
    project: makeProject(contender, size, task),
    rounds: [],
    output: undefined,
    problems: [],
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < runners.length; turn += 1) {
      const runner = runners[(round + turn) % runners.length] as Runner;
      if (runner.problems.length === 0) await run(runner, task, `${size}, round ${round + 1}`, say);
    }
  }
  for (const { project } of runners) removeProject(project);
  return runners.map((runner) => resultOf(runner, size));
}

/** One build; the first is also checked. A site that is wrong takes no further part. */
async function run(runner: Runner, task: Task, when: string, say: (line: string) => void): Promise<void> {
  const { project } = runner;
  try {
    const measured = await measureBuild(project, task);
    if (runner.rounds.length === 0) {
      runner.problems = verify(project, task);
      runner.output = bulkOf(project.output);
    }
    runner.rounds.push(measured);
    const verdict = runner.problems.length === 0 ? "" : `  wrong: ${runner.problems[0]}`;
    say(`${project.contender.name} at ${when}: ${measured.wall.toFixed(2)} s${verdict}`);
  } catch (error) {
    runner.problems = [error instanceof Error ? error.message : String(error)];
    say(`${project.contender.name} at ${when}: ${runner.problems[0]}`);
  }
  removeOutput(project);
}

function resultOf({ project, rounds, output, problems }: Runner, size: number): Result {
  const { name, title } = project.contender;
  const middle = (of: (measured: Measurement) => number) =>
    rounds.length === 0 ? 0 : median(rounds.map(of));
  return {
    contender: name,
    title,
    size,
    wall: middle((measured) => measured.wall),
    cpu: middle((measured) => measured.cpu),
    peak: middle((measured) => measured.peak),
    rounds,
    output,
    problems,
  };
}
