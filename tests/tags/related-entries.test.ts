import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Entry } from "../../plugins/entry/entry.ts";
import { buildRelated } from "../../plugins/tags/related-entries.ts";
import { entryOf, hrefs, tagsOf } from "./sample-entries.ts";

function tagged(entries: Entry[]): Entry[] {
  const of = tagsOf(entries).tagsOf;
  for (const entry of entries) Object.assign(entry, { tags: of.get(entry) ?? [] });
  return entries;
}
const named = (entries: readonly Entry[]) =>
  hrefs(entries)
    .map((href) => href.split("/")[2])
    .join(" ");

test("an entry that shares a rare tag comes before those that share a common one", () => {
  const entries = tagged([
    entryOf("self", ["common", "rare"]),
    ...Array.from({ length: 8 }, (_, index) => entryOf(`c${index}`, ["common"], { day: index + 1 })),
    entryOf("kin", ["rare"], { day: 500 }),
    entryOf("stranger", ["other"], { day: 1 }),
  ]);
  const related = buildRelated(entries);
  assert.is(named(related(entries[0] as Entry, 3)), "kin c0 c1");
});

test("of entries with the same tags the nearest in time come first, of equally near ones the newer", () => {
  const entries = tagged([
    entryOf("far", ["x"], { day: 0 }),
    entryOf("newer", ["x"], { day: 9 }),
    entryOf("self", ["x"], { day: 10 }),
    entryOf("older", ["x"], { day: 11 }),
  ]);
  assert.is(named(buildRelated(entries)(entries[2] as Entry, 9)), "newer older far");
});

test("more shared tags count more, the entry itself never, nothing shared is nothing related", () => {
  const entries = tagged([
    entryOf("a", ["x"]),
    entryOf("b", ["x", "y"], { day: 1 }),
    entryOf("c", ["x", "y"], { day: 2 }),
    entryOf("d", []),
  ]);
  const related = buildRelated(entries);
  assert.is(named(related(entries[1] as Entry, 1)), "c");
  assert.is(named(related(entries[1] as Entry, 5)), "c a");
  assert.is(named(related(entries[3] as Entry, 5)), "");
  assert.is(named(related(entries[1] as Entry, 1)), "c");
  assert.is(named(related(entries[1] as Entry, 5)), "c a");
});

test("of a tag with thousands of entries the neighbours in time are found", () => {
  const entries = tagged(
    Array.from({ length: 3000 }, (_, index) => entryOf(`n${index}`, ["x"], { day: index })),
  );
  const related = buildRelated(entries);
  assert.is(named(related(entries[1500] as Entry, 4)), "n1499 n1501 n1498 n1502");
  assert.is(named(related(entries[0] as Entry, 2)), "n1 n2");
  assert.is(named(related(entries[2999] as Entry, 2)), "n2998 n2997");
});

test("an expired entry has related entries and is nobody's", () => {
  const expired = entryOf("old", ["x"], { day: 1 });
  const listed = [entryOf("a", ["x"]), entryOf("b", ["x"], { day: 2 })];
  const of = tagsOf(listed, "", { expired: [expired] }).tagsOf;
  for (const entry of [expired, ...listed]) Object.assign(entry, { tags: of.get(entry) ?? [] });
  const related = buildRelated(listed);
  assert.is(named(related(expired, 5)), "a b");
  assert.is(named(related(listed[0] as Entry, 5)), "b");
});

test.run();
