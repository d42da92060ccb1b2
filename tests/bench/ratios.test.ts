import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { flatnessOf, ratiosOf, targets } from "../../bench/report/ratios.ts";
import type { Result } from "../../bench/report/results.ts";
import { tablesOf, targetNameOf } from "../../bench/report/table.ts";

const result = (
  contender: string,
  size: number,
  wall: number,
  problems: string[] = [],
  cpu = wall,
): Result => ({
  contender,
  title: contender,
  size,
  wall,
  cpu,
  peak: size * 1024 * 50,
  rounds: [
    { wall: wall - 0.5, cpu, peak: 1 },
    { wall, cpu, peak: 1 },
    { wall: wall + 1, cpu, peak: 1 },
  ],
  output: undefined,
  problems,
});

test("a ratio is drawn and held against its target", () => {
  const [ratio] = ratiosOf([result("newsroom-direct", 5000, 3), result("hugo", 5000, 4)]);
  assert.is(ratio?.value, 0.75);
  assert.is(ratio?.met, true);
});

test("the fixed cost is the processor time at one entry over that of Eleventy alone", () => {
  const [ratio] = ratiosOf([
    result("newsroom-direct", 1, 9, [], 0.75),
    result("eleventy-alone", 1, 5, [], 0.5),
  ]);
  assert.is(ratio?.value, 0.25);
  assert.is(ratio?.met, false);
});

test("peak memory is held against its target in gigabytes", () => {
  const [ratio] = ratiosOf([result("newsroom-direct", 20000, 1)]);
  assert.is(ratio?.measure, "peak");
  assert.is(ratio?.value.toFixed(2), "0.95");
});

test("the table gives median, least and most of wall and processor time", () => {
  const text = tablesOf({
    machine: {
      date: "2026-01-31",
      processor: "",
      cores: 2,
      memory: 4,
      storage: "memory",
      platform: "",
      versions: { hugo: "0.1.2" },
    },
    corpus: { seed: 11, tags: 200, mixed: true, pageSize: 20, feedSize: 20 },
    heap: undefined,
    results: [result("hugo", 10, 4, [], 3)],
    ratios: [],
    flatness: undefined,
  });
  assert.match(text, "4.00 (3.50–5.00)");
  assert.match(text, "3.00 (3.00–3.00)");
  assert.match(text, "hugo 0.1.2; mixed corpus,");
});

test("the targets stand in the README", () => {
  const readme = readFileSync(new URL("../../bench/README.md", import.meta.url), "utf8");
  for (const { at, ...compared } of targets) {
    const sizes = Object.keys(at).map((size) => Number(size).toLocaleString("en"));
    const limits = Object.values(at).map((limit) => `≤ ${limit}`);
    const [what, unit] = targetNameOf(compared);
    const row = `| \`${what.replace(/ (.) /, "` $1 `")}\` | ${unit} | ${sizes.join(" / ")} | ${limits.join(" / ")} |`;
    assert.ok(readme.includes(row), row);
  }
});

test("no ratio is drawn from a contender that did not do the work", () => {
  const built = [result("newsroom-direct", 5000, 3), result("hugo", 5000, 4, ["/news/ is missing"])];
  assert.equal(ratiosOf(built), []);
});

test("time per entry is not told of sizes at which it is the start of Node", () => {
  assert.is(flatnessOf([result("newsroom-direct", 1, 1), result("newsroom-direct", 1000, 1)]), undefined);
});

test("time per entry that grows with the number of entries shows as a spread", () => {
  const built = [result("newsroom-direct", 1000, 1), result("newsroom-direct", 2000, 3)];
  assert.is(flatnessOf(built)?.spread, 1.5);
  assert.is(flatnessOf(built)?.sizes[0]?.kilobytesPerEntry, 50);
});

test.run();
