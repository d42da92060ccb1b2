import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import * as assert from "uvu/assert";

/** What this needs of a suite of uvu. */
type AddTest = (name: string, run: () => void) => unknown;

/**
 * Runs `register` with the path of a program, so that it adds the tests that need it. Where the program is absent
 * they are skipped, which is said; in continuous integration a skip is a failure.
 *
 * @param program name as typed in a shell
 * @param debianPackage what to install to have it
 */
export function withProgram(
  test: AddTest,
  program: string,
  debianPackage: string,
  register: (path: string) => void,
): void {
  const path = findProgram(program);
  if (path !== undefined) {
    register(path);
  } else if (process.env["CI"]) {
    test(`${program} is there, since a skipped test is a failure here`, () =>
      assert.unreachable(`install the package ${debianPackage}`));
  } else {
    console.log(`skipped, as ${program} is not installed (package ${debianPackage})`);
  }
}

/** Servers lie where an ordinary user's PATH does not lead. */
function findProgram(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
