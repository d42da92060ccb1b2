import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Entry } from "../../plugins/entry/entry.ts";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { channel, context, entry, moment } from "./feed-fixtures.ts";

/** What Atom says of each entry, by id. */
function times(entries: readonly Entry[], element: "updated" | "published"): Map<string, string> {
  const xml =
    documentsOf(channel(entries, { formats: ["atom"], limit: 1000 }), context(entries))[0]?.render() ?? "";
  const found = xml
    .split("<entry")
    .slice(1)
    .map((text): [string, string] => [
      /<id>([^<]*)</u.exec(text)?.[1] ?? "",
      new RegExp(`<${element}>([^<]*)<`, "u").exec(text)?.[1] ?? "",
    ]);
  return new Map(found);
}

const ofDay = (name: string) =>
  entry({
    url: `https://news.example/news/${encodeURIComponent(name)}/`,
    source: { file: `./src/news/${name}.md`, lineOf: () => undefined },
  });
const atTime = (name: string, time: string) => ({ ...ofDay(name), published: moment(time) });

test("Entries of one day have an <updated> each in Atom, all within the first second of the day", () => {
  const entries = Array.from({ length: 200 }, (_, index) => ofDay(`e${index}`));
  const updated = [...times(entries, "updated").values()];
  assert.is(new Set(updated).size, 200);
  assert.ok(
    updated.every((time) => /^2021-05-05T00:00:00\.\d{6}\+06:00$/u.test(time)),
    updated[0],
  );
});

test("<published> says the exact time of the day", () => {
  assert.equal(
    [...times([ofDay("a"), ofDay("b")], "published").values()],
    ["2021-05-05T00:00:00+06:00", "2021-05-05T00:00:00+06:00"],
  );
});

test("Adding entries of the same day moves the time of no other entry, wherever their files are sorted", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, unit: "grapheme-ascii" }), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(names, fc.nat(), (all, at) => {
      const entries = all.map(ofDay);
      const added = at % entries.length;
      const before = times(
        entries.filter((_, index) => index !== added),
        "updated",
      );
      const after = times(entries, "updated");
      for (const [id, time] of before) assert.is(after.get(id), time);
      assert.is(new Set(after.values()).size, entries.length);
    }),
    { numRuns: 50, seed: 7 },
  );
});

test("A time written with hour and minute stays as written; a second entry of that time is told apart", () => {
  const [a, b] = [atTime("a", "2021-05-05T09:30:00+06:00"), atTime("b", "2021-05-05T09:30:00+06:00")];
  assert.is(times([a], "updated").get(a.id), "2021-05-05T09:30:00+06:00");
  const both = times([b, a], "updated");
  assert.is(both.get(a.id), "2021-05-05T09:30:00+06:00");
  assert.match(both.get(b.id) ?? "", /^2021-05-05T09:30:00\.\d{6}\+06:00$/u);
});

test("A correction's time is <updated>, and the first publication stays <published>", () => {
  const corrected = { ...ofDay("a"), updated: moment("2021-05-07T10:00:00+06:00") };
  assert.is(times([corrected], "updated").get(corrected.id), "2021-05-07T10:00:00+06:00");
  assert.is(times([corrected], "published").get(corrected.id), "2021-05-05T00:00:00+06:00");
});

test("The order in which files are read changes nothing", () => {
  const entries = [
    ofDay("a"),
    ofDay("b"),
    atTime("c", "2021-05-05T09:30:00+06:00"),
    atTime("d", "2021-05-05T09:30:00+06:00"),
  ];
  const forwards = times(entries, "updated");
  const backwards = times([...entries].reverse(), "updated");
  for (const [id, time] of forwards) assert.is(backwards.get(id), time);
});

test.run();
