import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT } from "../helpers/command-line.ts";

/* What an owner installs along with the plugin, by the lock file and by the packages as they lie on the disk. */

interface Package {
  version?: string;
  license?: string;
  integrity?: string;
  deprecated?: string;
  hasInstallScript?: boolean;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const read = (file: string) => readFileSync(join(PROJECT, file), "utf8");
const own = JSON.parse(read("package.json")) as Package;
const lock = JSON.parse(read("package-lock.json")) as {
  lockfileVersion: number;
  packages: Record<string, Package>;
};
const direct = Object.keys(own.dependencies ?? {});

/** Licences that ask for no more than MIT does of those who pass a package on: to keep the notice. */
const LICENCES = new Set(
  "MIT ISC BSD-2-Clause BSD-3-Clause Apache-2.0 CC0-1.0 BlueOak-1.0.0 Python-2.0 PSF-2.0 0BSD".split(" "),
);

/** Where Node would find a package, beginning in the folder of another. */
function placeOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf("/node_modules/"), 0))) {
    const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (at === "") return undefined;
  }
}

/** The plugin's packages and theirs, by place. */
function installed(): Map<string, Package> {
  const found = new Map<string, Package>();
  const open = direct.map((name) => ({ name, from: "" }));
  for (let next = open.pop(); next; next = open.pop()) {
    const place = placeOf(next.name, next.from);
    const known = place === undefined ? undefined : lock.packages[place];
    assert.ok(place && known, `${next.name} of ${next.from || "the plugin"} is locked`);
    if (found.has(place)) continue;
    found.set(place, known);
    for (const name of Object.keys({ ...known.dependencies, ...known.optionalDependencies }))
      open.push({ name, from: place });
  }
  return found;
}

const packages = installed();

test("few packages are needed, and the README says of each what for", () => {
  assert.ok(direct.length <= 14, `${direct.length} packages`);
  assert.ok(packages.size <= 35, `${packages.size} packages with theirs`);
  const [, table = ""] = read("README.md").split("## Dependencies");
  const explained = [...table.matchAll(/^\| `([^`]+)` \| (.{10,}) \|$/gmu)].map(([, name]) => name);
  assert.equal(explained.sort(), [...direct].sort());
});

test("every package is locked to one version and its content, and none is marked as abandoned", () => {
  assert.is(lock.lockfileVersion, 3);
  assert.equal(lock.packages[""]?.dependencies, own.dependencies, "the lock file is that of package.json");
  for (const [place, { version = "", integrity = "", deprecated }] of Object.entries(lock.packages)) {
    if (place === "") continue;
    assert.match(version, /^\d+\.\d+\.\d+/, place);
    assert.match(integrity, /^sha512-/, place);
    if (packages.has(place)) assert.is(deprecated, undefined, place);
  }
});

test("nothing runs when the plugin is installed: no package has a script for that", () => {
  const scripts = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
  assert.equal(
    scripts.filter((name) => own.scripts?.[name] !== undefined),
    [],
  );
  for (const [place, { hasInstallScript }] of packages) {
    assert.not(hasInstallScript, place);
    const { scripts: theirs = {} } = JSON.parse(read(`${place}/package.json`)) as Package;
    // `prepare` of a package that comes from a registry is not run.
    for (const name of scripts.slice(0, 3)) assert.is(theirs[name], undefined, `${place}: ${name}`);
    assert.not(existsSync(join(PROJECT, place, "binding.gyp")), `${place} would be compiled`);
  }
});

test("the licences go with MIT, and what lies on the disk is what is locked", () => {
  for (const [place, { license, version }] of packages) {
    const there = JSON.parse(read(`${place}/package.json`)) as Package;
    assert.is(there.version, version, place);
    assert.is(there.license, license, place);
    assert.ok(LICENCES.has(license ?? ""), `${place}: ${license}`);
  }
});

/** An import of a package; one of types alone is gone when the plugin is compiled. */
const IMPORT =
  /^(?:import (?!type )(?:[^"';=]*? from )?|export [^"';=]*? from )"([^."][^"]*)";$|createRequire\(import\.meta\.url\)\("([^."][^"]*)"\)/gmu;

/** Packages that are published inside of the plugin, as the README says. */
const [, bundled = ""] = /^The package also bundles ([\s\S]*?)\n\n/m.exec(read("README.md")) ?? [];
const inside = [...bundled.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

test("the plugin imports what it depends on, and depends on nothing it does not import", () => {
  const files = readdirSync(join(PROJECT, "plugins"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(".ts") && !file.name.endsWith(".d.ts"))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
  const used = new Set<string>();
  for (const text of files) {
    for (const [, imported, required] of text.matchAll(IMPORT)) {
      const name = imported ?? required ?? "";
      if (!isBuiltin(name)) used.add(name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
    }
  }
  for (const peer of Object.keys(own.peerDependencies ?? {})) used.delete(peer);
  assert.equal([...used].sort(), [...direct, ...inside].sort());
});

test.run();
