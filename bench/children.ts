import type { ChildProcess } from "node:child_process";

const living = new Set<ChildProcess>();

process.on("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** Sees to it that a process does not outlive the benchmark. Returns the process. */
export function bound<C extends ChildProcess>(child: C): C {
  living.add(child);
  child.on("exit", () => living.delete(child));
  return child;
}
