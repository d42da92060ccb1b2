import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { type BuildSettings, buildError, buildSite, type Files } from "../helpers/site.ts";

/*
 * Small files that would stand for more than any machine holds. What is not caught does not fail here but never ends,
 * or ends the process.
 */

const LANES = ["templates", "direct"] as const;

/** Nine lines that stand for 9⁹ values. */
const MANY = Array.from({ length: 9 }, (_, index) =>
  index === 0
    ? `a0: &a0 [x, x, x, x, x, x, x, x, x]`
    : `a${index}: &a${index} [${Array(9)
        .fill(`*a${index - 1}`)
        .join(", ")}]`,
).join("\n");
/** One long text, many times: few values, much text. */
const LONG = `long: &long ${"x".repeat(5000)}\nlist: &list [${Array(1000).fill("*long").join(", ")}]`;

const FIELDS = ["title", "tags", "authors", "image", "feedContent", "permalink", "other"];

const inLane = (lane: "templates" | "direct"): BuildSettings => ({ options: { entries: { render: lane } } });

for (const lane of LANES) {
  test(`${lane}: aliases that stand for too much, or for themselves, cost no memory, in any field`, async () => {
    for (const [index, field] of FIELDS.entries()) {
      const dated = field === "title" ? "date: 2021-05-05" : "title: A\ndate: 2021-05-05";
      const bombs = [`${MANY}\n${field}: *a8`, `${field}: &c [a, *c]`, `${LONG}\n${field}: [*list, *list]`];
      const matter = `${dated}\n${bombs[index % bombs.length]}`;
      const error = await buildSite({ "src/news/a.md": entry(matter) }, inLane(lane)).then(
        () => "",
        (caught: Error) => caught.message,
      );
      assert.ok(error.length < 2000, field);
      assert.not.match(error, "circular", field);
    }
  });

  test(`${lane}: aliases as people use them stay allowed`, async () => {
    const site = await buildSite(
      { "src/news/a.md": entry("title: A\ndate: 2021-05-05\nshared: &shared [Town, River]\ntags: *shared") },
      inLane(lane),
    );
    assert.ok(site.has("/news/tags/river/"));
  });

  test(`${lane}: brackets without end, thousands of tags and long rows of one sign take no long time`, async () => {
    for (const deep of ["[", "{a: ", "- "]) {
      const matter = `title: A\ndate: 2021-05-05\nother: ${deep === "- " ? "\n  " : ""}${deep.repeat(20_000)}`;
      assert.match(await buildError({ "src/news/a.md": entry(matter) }, inLane(lane)), "./src/news/a.md");
    }
    const files: Files = {
      "src/news/many.md": entry(
        `title: A\ndate: 2021-05-05\ntags: [${Array.from({ length: 5000 }, (_, index) => `t${index}`)}]`,
      ),
    };
    for (const [index, sign] of [" ", "\\n", "<", "[", "_", "&", "日"].entries()) {
      const row = `"x${sign.repeat(100_000)}x"`;
      files[`src/news/n${index}.md`] = entry(
        `title: ${row}\ndate: 2021-05-05\nsummary: ${row}\ntags: [${row}]\nauthor: ${row}\nsection: ${row}`,
        `x${sign === "\\n" ? "\n".repeat(100_000) : sign.repeat(100_000)}x`,
      );
    }
    const site = await buildSite(files, {
      options: {
        entries: { render: lane },
        feeds: { formats: ["json"], tags: false },
        tags: { minEntries: 2 },
      },
    });
    const feed = JSON.parse(site.read("/news/feed.json")) as { items: { tags?: string[] }[] };
    assert.is(feed.items.length, Object.keys(files).length);
    assert.is(Math.max(...feed.items.map(({ tags = [] }) => tags.length)), 500);
  });
}

test("aliases of the dictionary and the authors' file that stand for too much are refused with file and line", async () => {
  for (const file of ["newsTags.yaml", "newsAuthors.yaml"]) {
    for (const field of ["aliases", "name"]) {
      for (const bomb of [`${MANY}\nBomb:\n  ${field}: *a8`, `Bomb: &b\n  ${field}: [a, *b]`]) {
        const error = await buildError({
          [`src/_data/${file}`]: bomb,
          "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Bomb]"),
        });
        assert.match(
          error,
          new RegExp(
            `src/_data/${file}:\\d+: The file isn't valid YAML: (its aliases stand for too many values|an alias stands for something around it)`,
          ),
        );
      }
    }
  }
});

test("a phrase to match of very many words is refused, and long ones are found in long texts", async () => {
  const files = (words: number): Files => ({
    "src/_data/newsTags.json": JSON.stringify({
      Long: { match: [Array(words).fill("a").join(" "), { phrase: "(a+)+$", times: 2 }] },
    }),
    "src/news/a.md": entry("title: A\ndate: 2021-05-05", "a ".repeat(100_000)),
  });
  assert.match(await buildError(files(51)), "has a `match` phrase of more than 50 words");
  assert.ok((await buildSite(files(50))).has("/news/tags/long/"));
});

test.run();
