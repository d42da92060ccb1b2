import { execFileSync } from "node:child_process";
import { delimiter } from "node:path";

/** A Node to run with. */
export interface OtherNode {
  /** Its program. */
  path: string;
  /** `v22.23.3` */
  version: string;
}

/**
 * Other Nodes of this machine, as `NEWSROOM_NODES` names their programs, apart as in `PATH`.
 * `.ci/run` brings some.
 */
export function otherNodes(): OtherNode[] {
  const paths = (process.env["NEWSROOM_NODES"] ?? "").split(delimiter).filter(Boolean);
  return paths.map((path) => ({
    path,
    version: execFileSync(path, ["--version"], { encoding: "utf8" }).trim(),
  }));
}
