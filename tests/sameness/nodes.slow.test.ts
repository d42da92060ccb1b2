import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { differs } from "../eleventy-4.ts";
import { otherNodes } from "../helpers/nodes.ts";
import { installed, installPackage } from "../owners/package.ts";
import { assertSame, buildOn, builtHere, LANES } from "./machine.ts";

const nodes = otherNodes();

if (process.env["CI"])
  test("continuous integration has Nodes of two further major versions", () => {
    const versions = [process.version, ...nodes.map(({ version }) => version)];
    const majors = new Set(versions.map((version) => version.split(".")[0]));
    assert.ok(
      majors.size >= (differs("no Node 20") ? 2 : 3),
      `too few: ${versions}; NEWSROOM_NODES names their programs`,
    );
  });

if (nodes.length === 0) {
  console.log("  No other Node is at hand: NEWSROOM_NODES names none, so sites are compared under this one.");
  test.skip("other Nodes make the same bytes", () => {});
}

for (const lane of LANES) {
  const programs = ["the source and the compiled package", ...nodes.map(({ version }) => version)].join(", ");
  test(`${programs} make the same bytes (${lane})`, async () => {
    installPackage();
    const plugin = join(installed, "dist/newsroom.js");
    const [here, compiled, ...others] = await Promise.all([
      builtHere(lane),
      buildOn({ plugin }, lane),
      ...nodes.map(({ path }) => buildOn({ node: path, plugin }, lane)),
    ]);
    assertSame(here, compiled, "the compiled package");
    for (const [index, other] of others.entries()) assertSame(here, other, nodes[index]?.version ?? "");
  });
}

test.run();
