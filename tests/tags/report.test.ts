import { test } from "uvu";
import * as assert from "uvu/assert";
import { tagReport } from "../../plugins/tags/report.ts";
import { entryOf, tagsOf } from "./sample-entries.ts";

const yaml = `
Medicine:
Surgery: { parent: Medicine, match: [surgeon, surgeons], aliases: [Chirurgie] }
Front: { hidden: true, match: headline }
Unused: { match: nowhere }
`;

test("the report says which entry got which tag by which phrase, hidden tags too", () => {
  const built = tagsOf(
    [
      entryOf("b", ["Chirurgie", "Loose"], { text: "surgeon, surgeons, a surgeon" }),
      entryOf("a", [], { title: "Headline" }),
    ],
    yaml,
  );
  const report = tagReport([built], built.dictionary);
  assert.equal(
    report.entries.map((entry) => entry.file),
    ["./src/news/a.md", "./src/news/b.md"],
  );
  assert.equal(report.entries[0]?.tags, [
    { key: "front", label: "Front", written: undefined, phrases: [{ phrase: "headline", count: 1 }] },
  ]);
  assert.equal(report.entries[1]?.tags, [
    {
      key: "surgery",
      label: "Surgery",
      written: "Chirurgie",
      phrases: [
        { phrase: "surgeon", count: 2 },
        { phrase: "surgeons", count: 1 },
      ],
    },
    { key: "loose", label: "Loose", written: "Loose", phrases: [] },
  ]);
});

test("the report names dictionary tags that nobody has, a parent of a used tag is used", () => {
  const built = tagsOf([entryOf("a", ["Surgery", "Loose", "loose"])], yaml);
  const report = tagReport([built], built.dictionary);
  assert.equal(
    report.unused.map((tag) => tag.name),
    ["Front", "Unused"],
  );
  assert.equal(report.unlisted, [{ label: "Loose", count: 1 }]);
});

test.run();
