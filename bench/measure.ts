import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bound } from "./children.ts";
import type { Task } from "./contenders/contender.ts";
import { environmentOf } from "./environment.ts";
import { type Project, removeOutput } from "./project.ts";

/** One cold build as a whole process. */
export interface Measurement {
  /** Seconds from the start of the process to its end. */
  wall: number;
  /** Seconds of processor time, user and system, over all threads. */
  cpu: number;
  /** Largest resident size, in bytes. */
  peak: number;
}

/** GNU time waits for the process as its parent and so is told what it used, to the last byte. */
const timer = "/usr/bin/time";

/** Builds a project from nothing. Rejects with what the process printed if it fails. */
export function measureBuild(project: Project, task: Task): Promise<Measurement> {
  if (!existsSync(timer)) {
    throw new Error(`${timer} is needed to measure memory: install GNU time (Debian: apt-get install time)`);
  }
  removeOutput(project);
  const command = project.contender.build(task);
  const report = join(project.folder, "usage.txt");
  rmSync(report, { force: true });
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    const started = performance.now();
    const child = bound(
      spawn(timer, ["--format=%U %S %M", `--output=${report}`, command.file, ...command.arguments], {
        cwd: project.folder,
        env: environmentOf(command.environment),
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );
    child.stdout.on("data", (chunk) => printed.push(String(chunk)));
    child.stderr.on("data", (chunk) => printed.push(String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => {
      const wall = (performance.now() - started) / 1000;
      if (code !== 0) return reject(new Error(`ended with ${code}:\n${printed.join("").slice(-4000)}`));
      const [user, system, kilobytes] = readFileSync(report, "utf8").trim().split(" ").map(Number);
      resolve({ wall, cpu: (user ?? 0) + (system ?? 0), peak: (kilobytes ?? 0) * 1024 });
    });
  });
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
