import { test } from "uvu";
import * as assert from "uvu/assert";
import { flatnessOf, ratiosOf } from "../../bench/report/ratios.ts";
import type { Result } from "../../bench/report/results.ts";

const result = (contender: string, size: number, wall: number, problems: string[] = []): Result => ({
  contender,
  title: contender,
  size,
  wall,
  cpu: wall,
  peak: size * 1024 * 50,
  rounds: [{ wall, cpu: wall, peak: 1 }],
  output: undefined,
  problems,
});

test("a ratio is drawn and held against its target", () => {
  const [ratio] = ratiosOf([result("newsroom-direct", 5000, 3), result("hugo", 5000, 4)]);
  assert.is(ratio?.value, 0.75);
  assert.is(ratio?.met, true);
});

test("no ratio is drawn from a contender that did not do the work", () => {
  const built = [result("newsroom-direct", 5000, 3), result("hugo", 5000, 4, ["/news/ is missing"])];
  assert.equal(ratiosOf(built), []);
});

test("time per entry that grows with the number of entries shows as a spread", () => {
  const built = [result("newsroom-direct", 1000, 1), result("newsroom-direct", 2000, 3)];
  assert.is(flatnessOf(built)?.spread, 1.5);
  assert.is(flatnessOf(built)?.sizes[0]?.kilobytesPerEntry, 50);
});

test.run();
