import { test } from "uvu";
import * as assert from "uvu/assert";
import { newsroom, site } from "./command-line.ts";

const folder = site({
  "_data/newsTags.yaml":
    "Weather:\n  match: [rain, it rained]\n  aliases: [Meteo]\nTravel:\n  match: [airport]\nRain:\n  parent: Weather\n",
  "src/news/a.md": "---\ntitle: Wet\ndate: 2021-05-05\ntags: [Town]\n---\nIt rained. More rain, rain.\n",
  "src/news/b.md": "---\ntitle: Dry\ndate: 2021-05-06\ntags: [Meteo]\n---\nNothing.\n",
  "src/news/c.txt": "date 2021-05-07 Nothing\n\nAt all.\n",
});

test("an editor sees which entry has which tag by which words, and what the dictionary lacks or does not need", async () => {
  const ran = await newsroom(folder, ["tags"]);
  assert.is(ran.code, 0, ran.err);
  assert.match(ran.out, /src\/news\/a\.md Wet\n(?: {2}.*\n)*? {2}Weather {2}.*"rain"/);
  assert.match(ran.out, 'Weather  written as "Meteo"');
  assert.match(ran.out, /Entries without a tag\n {2}\.\/src\/news\/c\.txt/);
  assert.match(ran.out, /that no entry has\n {2}Travel\n {2}Rain\n/);
  assert.match(ran.out, /doesn't list\n {2}Town in 1 entry\n/);
});

test("a machine gets the same as JSON, and one tag alone can be asked for", async () => {
  const all = JSON.parse((await newsroom(folder, ["tags", "--json"])).out);
  assert.is(all.entries.length, 3);
  assert.equal(
    all.unused.map(({ label }: { label: string }) => label),
    ["Travel", "Rain"],
  );
  const one = JSON.parse((await newsroom(folder, ["tags", "weather", "--json"])).out);
  assert.equal(
    one.entries.map(({ title }: { title: string }) => title),
    ["Wet", "Dry"],
  );
  const none = await newsroom(folder, ["tags", "Wether"]);
  assert.is(none.code, 2);
  assert.match(none.err, "Did you mean Weather?");
});

test("a tag that nobody has, and that is like none, is told without a guess", async () => {
  const ran = await newsroom(folder, ["tags", "Zzzzzzzzzz"]);
  assert.is(ran.code, 2);
  assert.match(ran.err, `No entry has the tag "Zzzzzzzzzz", and the dictionary doesn't list it.\n`);
});

test("--input goes over the input folder of the configuration, as it does for Eleventy", async () => {
  const two = site({
    "src/news/a.md": "---\ntitle: Ours\ndate: 2021-05-05\n---\nx\n",
    "other/news/b.md": "---\ntitle: Theirs\ndate: 2021-05-05\n---\nx\n",
  });
  const titles = async (...args: string[]) =>
    JSON.parse((await newsroom(two, ["tags", "--json", ...args])).out).entries.map(
      ({ title }: { title: string }) => title,
    );
  assert.equal(await titles(), ["Ours"]);
  assert.equal(await titles("--input=other"), ["Theirs"]);
});

test.run();
