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
import { KNOWN } from "./known.ts";

const SITES = Number(process.env["SITES"] ?? 40);
const SEED = Number(process.env["SEED"] ?? 1);
const REPLAY = process.env["REPLAY"];

const templatesOff = new Set(Object.keys(KNOWN.templates));
const allOff = new Set([...templatesOff, ...Object.keys(KNOWN.direct)]);
/** Of what fast rendering cannot do yet, half of the sites have nothing. */
const isForAll = ({ entries }: Description) => entries.length % 2 === 0;
const isComparedDirect = (drawn: Description) => isForAll(drawn) || Object.keys(KNOWN.direct).length === 0;
const kept = (description: Description) =>
  withoutFeatures(description, isForAll(description) ? allOff : templatesOff);

test("a site with the newsroom is what it is without, and fast rendering changes nothing", async () => {
  let [built, invalid, entries, direct] = [0, 0, 0, 0];
  const property = fc.asyncProperty(descriptions(), async (drawn) => {
    const description = kept(drawn);
    const checked = await check(description, isComparedDirect(drawn));
    built++;
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
    `${built} sites (seed ${SEED}), ${invalid} that Eleventy cannot build; fast rendering took ${direct} of ${entries} entries`,
  );
  if (REPLAY) return;
  assert.ok(invalid < built / 8, "sites are such that Eleventy can build them");
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
  const description = kept(drawn);
  const { differences } = await check(description, isComparedDirect(drawn));
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
