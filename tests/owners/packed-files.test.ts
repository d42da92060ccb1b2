import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { installed, installPackage } from "./package.ts";

const packed = new Set<string>();

test.before(() => {
  installPackage();
  const [{ files }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: installed,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ) as [{ files: { path: string }[] }];
  for (const { path } of files) packed.add(path);
});

/** Files that a file of the package names by a relative address, and those that they name. */
function reachable(file: string, ending: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, to = ""] of readFileSync(join(installed, file), "utf8").matchAll(
    /(?:from|import)\s*\(?"(\.[^"]+)"/g,
  ))
    reachable(posix.join(dirname(file), to).replace(/(\.d)?\.[jt]s$/, ending), ending, known);
  return known;
}

const ENTRIES = ["newsroom", "entries", "tags", "feeds", "podcast"];

test("every type that an owner's editor shows is in the package, and no other", () => {
  const needed = new Set(ENTRIES.flatMap((name) => [...reachable(`dist/${name}.d.ts`, ".d.ts")]));
  assert.equal([...packed].filter((file) => file.endsWith(".d.ts")).sort(), [...needed].sort());
});

test("every module that the plugin and its commands load is in the package", () => {
  for (const file of [...ENTRIES.map((name) => `dist/${name}.js`), "dist/cli/main.js"])
    for (const needed of reachable(file, ".js")) assert.ok(packed.has(needed), needed);
});

test("nothing but compiled files, texts, the licence, the readme and package.json is in the package", () => {
  assert.equal(
    [...packed].filter(
      (file) =>
        !/^(dist\/.*\.(js|d\.ts)|dist\/pages\/text\/[a-z]+\.json|LICENSE|README\.md|package\.json)$/.test(
          file,
        ),
    ),
    [],
  );
});

test.run();
