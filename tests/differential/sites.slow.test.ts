import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keepSite } from "./build.ts";
import { check } from "./check.ts";
import { told } from "./compare.ts";
import { type Description, descriptions, siteOf } from "./describe.ts";
import { featuresOf, withoutFeatures } from "./features.ts";
import { HANDED_OVER, KNOWN } from "./known.ts";

const SITES = Number(process.env["SITES"] ?? 40);
const SEED = Number(process.env["SEED"] ?? 1);
const REPLAY = process.env["REPLAY"];

const known = new Set(Object.keys(KNOWN));
const isPlain = ({ entries }: Description) => entries.length % 2 === 0;

/** The site that is built: of what is drawn, what is known to differ is left out. */
function built(drawn: Description): Description {
  const off = new Set(known);
  for (const feature of isPlain(drawn) ? featuresOf(drawn) : []) {
    if (HANDED_OVER.some((pattern) => pattern.test(feature))) off.add(feature);
  }
  return withoutFeatures(drawn, off);
}

test("a site with the newsroom is what it is without, and fast rendering changes nothing", async () => {
  let [sites, invalid, entries, direct] = [0, 0, 0, 0];
  const property = fc.asyncProperty(descriptions(), async (drawn) => {
    const checked = await check(built(drawn));
    sites++;
    if (checked.invalid !== undefined) invalid++;
    entries += checked.entries;
    direct += checked.direct;
    return checked.differences.length === 0;
  });
  const result = await fc.check(property, {
    numRuns: SITES,
    seed: SEED,
    ...(REPLAY ? { path: REPLAY } : {}),
  });
  if (result.failed) throw new Error(await describeFailure(result));
  console.log(
    `${sites} sites (seed ${SEED}), ${invalid} that Eleventy cannot build; fast rendering took ${direct} of ${entries} entries`,
  );
  if (REPLAY) return;
  assert.ok(invalid < sites / 8, "sites are such that Eleventy can build them");
  assert.ok(direct > entries / 8, "fast rendering renders something");
});

/** Everything that somebody needs to see the fault: how to run it again, what the site is, and what differs. */
async function describeFailure({
  seed,
  counterexamplePath,
  counterexample,
}: fc.RunDetails<[Description]>): Promise<string> {
  const [drawn] = counterexample ?? [];
  if (!drawn) return `seed ${seed}: no site was found`;
  const description = built(drawn);
  const { differences } = await check(description);
  const folder = join(tmpdir(), `newsroom-difference-${seed}`);
  const site = siteOf(description);
  keepSite(folder, site.files);
  return [
    `site ${counterexamplePath?.split(":")[0]} of seed ${seed}; again with SEED=${seed} REPLAY=${counterexamplePath}`,
    `features: ${[...featuresOf(description)].join(", ")}`,
    ...differences.slice(0, 5).map(told),
    `kept in ${folder}: cd site; DIFFERENTIAL=templates eleventy --input=${site.inputIn(folder)}`,
  ].join("\n");
}

test.run();
