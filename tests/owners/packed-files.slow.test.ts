import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT } from "../helpers/command-line.ts";
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

test("nothing but compiled files, texts, the licence, documentation and package.json is in the package", () => {
  const expected =
    /^(dist\/.*\.(js|d\.ts)|dist\/pages\/text\/[a-z]+\.json|dist\/LICENSES\.txt|LICENSE|README\.md|CHANGELOG\.md|docs\/[a-z-]+\.md|docs\/README\.md|docs\/images\/[a-z-]+\.jpg|bench\/(README\.md|chart\.svg)|package\.json)$/;
  assert.equal(
    [...packed].filter((file) => !expected.test(file)),
    [],
  );
});

test("the licence of each package that the bundle holds is in the package, as the licence asks", () => {
  const licences = readFileSync(join(installed, "dist/LICENSES.txt"), "utf8");
  for (const name of ["htmlparser2", "mime", "@sindresorhus/slugify"])
    assert.match(licences, new RegExp(`^${name}\\b`, "m"), name);
  assert.match(licences, "Permission is hereby granted");
});

test("every relative link of the readme and the documentation leads to a file of the package", () => {
  for (const file of [...packed].filter((one) => one === "README.md" || /^docs\/.*\.md$/.test(one))) {
    const text = readFileSync(join(installed, file), "utf8")
      .replace(/```[\s\S]*?```/g, "")
      .replace(/`[^`\n]*`/g, "");
    for (const [, link = ""] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      assert.ok(packed.has(posix.join(dirname(file), link)), `${file}: ${link}`);
    }
  }
});

test("the package and its workflows name no address of a repository, person or registry that nobody has given", () => {
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<
    string,
    unknown
  >;
  for (const name of ["repository", "bugs", "homepage", "author"]) assert.is(manifest[name], undefined, name);
  for (const name of ["ci", "release"]) {
    const text = readFileSync(join(PROJECT, `.github/workflows/${name}.yml`), "utf8");
    assert.not.match(text, /github\.com|@[a-z]+\.[a-z]/);
    const workflow = load(text) as { jobs: Record<string, { steps: { run?: string }[] }> };
    const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = "" }) => run));
    assert.ok(commands.includes(".ci/run"), name);
  }
  const release = readFileSync(join(PROJECT, ".github/workflows/release.yml"), "utf8");
  assert.match(release, "npm publish --provenance");
  assert.match(release, "id-token: write");
});

test.run();
