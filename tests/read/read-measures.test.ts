import { test } from "uvu";
import * as assert from "uvu/assert";
import { readDuration, readSize } from "../../plugins/read/read-measures.ts";

test("durations are read as people and podcast programs write them", () => {
  const durations: [written: unknown, seconds: number][] = [
    [1935, 1935],
    ["1935", 1935],
    ["32:15", 1935],
    ["00:32:15", 1935],
    ["0:32:15", 1935],
    ["92:15", 5535],
    ["1:02:03", 3723],
    ["01:02:03.5", 3723.5],
    ["PT32M15S", 1935],
    ["pt1h", 3600],
    ["P1DT2H", 93_600],
    ["32m15s", 1935],
    ["1 h 5 min", 3900],
    ["1 hour 5 minutes 3 seconds", 3903],
    ["90 mins", 5400],
    [" 45s ", 45],
    [0, 0],
  ];
  for (const [written, seconds] of durations) assert.is(readDuration(written), seconds, String(written));
  for (const written of [
    ...[
      "",
      " ",
      "long",
      "32:75",
      "1:60:00",
      "1:2",
      "-5",
      "5 MB",
      "5 months",
      "PT",
      "12:",
      "1:2:3:4",
      "5 x 3 s",
    ],
    ...[
      -1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      undefined,
      true,
      [5],
      {},
      `1 d${" ".repeat(50_000)}x`,
    ],
  ])
    assert.is(readDuration(written), undefined, String(written).slice(0, 20));
});

test("sizes are read as people write them: bytes, groups of three digits, units", () => {
  const sizes: [written: unknown, bytes: number][] = [
    [5_242_880, 5_242_880],
    ["5242880", 5_242_880],
    ["5,242,880", 5_242_880],
    ["5.242.880", 5_242_880],
    ["5 242 880", 5_242_880],
    ["5\u00a0242\u202f880 bytes", 5_242_880],
    ["5'242'880", 5_242_880],
    ["5_242_880 B", 5_242_880],
    ["5 MB", 5_000_000],
    ["5MB", 5_000_000],
    ["5 Mb", 5_000_000],
    ["5M", 5_000_000],
    ["5.2 MB", 5_200_000],
    ["5,2 MB", 5_200_000],
    ["1.234 MB", 1_234_000],
    ["1,234 kB", 1_234_000],
    ["5 MiB", 5_242_880],
    ["1.5 GB", 1_500_000_000],
    ["0", 0],
  ];
  for (const [written, bytes] of sizes) assert.is(readSize(written), bytes, String(written));
  for (const written of [
    ...["", "big", "MB", "5 TBytes of it", "-5", "5.242,880", "5,24,288", "1.2.3", "12:30", "1e5"],
    ...[-1, Number.NaN, 2 ** 60, null, undefined, true, [5], {}, `5${" ".repeat(50_000)}x`],
  ])
    assert.is(readSize(written), undefined, String(written).slice(0, 20));
});

test.run();
