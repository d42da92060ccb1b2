import { test } from "uvu";
import * as assert from "uvu/assert";
import { expandsTooMuch } from "../../plugins/read/expansion.ts";
import { entry } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

/*
 * Small entries of which the site would have hundreds of megabytes. Without the bound, the builds below write them, or
 * end in a stack trace where no string is long enough.
 */

const bomb = (size: number) => `[a]: /${"u".repeat(size)}\n\n${"[a]\n".repeat(size / 4)}`;
const BOMBS: [name: string, text: string, permalink?: string][] = [
  ["an address", bomb(16_000)],
  ["an address, longer than any string", bomb(60_000)],
  ["a title", `[a]: / "${"u".repeat(16_000)}"\n\n${"[a]\n".repeat(4000)}`],
  ["a title of many lines", `[a]: / "${"uuuuuuu\n".repeat(2000)}"\n\n${"[a]\n".repeat(4000)}`],
  ["a label with spaces and another case", `[A  b]: /${"u".repeat(16_000)}\n\n${"[x][a B]\n".repeat(3000)}`],
  ["pictures", `[a]: /${"u".repeat(16_000)}\n\n${"![a]\n".repeat(4000)}`],
  ["a definition in a quotation", `> [a]: /${"u".repeat(16_000)}\n\n${"[a]\n".repeat(4000)}`],
  ["many definitions", `${"[a0]: /u\n".repeat(100)}[a]: <${"u ".repeat(8000)}>\n\n${"[a]\n".repeat(4000)}`],
  [
    "a footnote that is a link to Markdown without a plugin",
    `[^a]: /${"u".repeat(16_000)}\n\n${"[^a]\n".repeat(4000)}`,
  ],
  [
    "short links under a long address",
    "[](b)".repeat(10_000),
    `/${"d".repeat(200)}/`.repeat(9).replaceAll("//", "/"),
  ],
  [
    "short pictures under a long address",
    `<img srcset="${"a 1x,".repeat(10_000)}">`,
    `/${"d".repeat(200)}/`.repeat(9).replaceAll("//", "/"),
  ],
];

test("a long text with hundreds of tags is refused, in each form; with as many as people give it is not", async () => {
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `T${index}`).join(", ");
  const words = "word ".repeat(7000);
  const forms = {
    "a.md": (count: number) => entry(`title: A\ndate: 2021-05-05\ntags: [${tags(count)}]`, words),
    "a.txt": (count: number) => `date 2021-05-05 A\ntags ${tags(count)}\n\n${words}\n`,
  };
  for (const [name, text] of Object.entries(forms))
    for (const render of ["templates", "direct"] as const) {
      const options = { entries: { render, glob: "news/*.{md,txt}" } };
      const error = await buildError({ [`src/news/${name}`]: text(500) }, { options });
      assert.match(error, `./src/news/${name}`);
      assert.match(error, "[entry-expands]");
      assert.ok((await buildSite({ [`src/news/${name}`]: text(40) }, { options })).has("/news/a/"));
    }
});

test("what links add is counted once for each tag, since each has feeds with the whole text", async () => {
  const text = `[a]: /${"u".repeat(9000)}\n\n${"[a]\n".repeat(200)}`;
  for (const render of ["templates", "direct"] as const) {
    const options = { entries: { render } };
    const site = (tags: number) => ({
      "src/news/a.md": entry(
        `title: A\ndate: 2021-05-05\ntags: [${Array.from({ length: tags }, (_, index) => `T${index}`)}]`,
        text,
      ),
    });
    assert.match(
      await buildError(site(40), { options }),
      /\/a\.md: .*\[entry-expands\]\s+found: +.* 40 tags/,
    );
    assert.ok((await buildSite(site(1), { options })).has("/news/a/"), render);
  }
});

test("lists that contain one another by aliases are no more tags than they have names", async () => {
  const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of)}]`;
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const lists = names.map((name, index) => level(name, index === 0 ? "Town" : `*${names[index - 1]}`));
  for (const render of ["templates", "direct"] as const)
    for (const field of ["tags", "categories"]) {
      const site = await buildSite(
        {
          "src/news/a.md": entry(
            `title: A\ndate: 2021-05-05\n${lists.slice(0, 5).join("\n")}\n${field}: [*e, River]`,
          ),
        },
        { options: { entries: { render }, fields: { tags: [field] } } },
      );
      assert.ok(
        site.has("/news/tags/river/") || site.logs.join("").includes("[field-value]"),
        `${render} ${field}`,
      );
      assert.ok(site.files().length < 40, site.files().join("\n"));
    }
});

test("a thousand aliases of one text are no thousand corrections", async () => {
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      {
        "src/news/a.md": entry(
          `title: A\ndate: 2021-05-05\nsaid: &said ${"word ".repeat(200)}\ncorrection: [${Array(1000).fill("*said")}]`,
        ),
      },
      { options: { entries: { render } } },
    );
    assert.match(site.logs.join("\n"), /a\.md:5: .*more than 100 corrections.*\[field-value\]/);
    assert.is(site.read("/news/a/").match(/<strong>/g)?.length, 100);
  }
});

for (const render of ["templates", "direct"] as const)
  for (const onInvalid of ["error", "skip"] as const)
    test(`an entry that stands for far more than it holds ends with one message that names it (${render}, ${onInvalid})`, async () => {
      for (const [name, text, permalink] of BOMBS) {
        const address = permalink === undefined ? "" : `\npermalink: ${permalink}`;
        const files = {
          "src/news/a.md": entry(`title: Bomb\ndate: 2021-05-05${address}`, text),
          "src/news/b.md": entry("title: B\ndate: 2021-05-05"),
        };
        const options = { onInvalid, entries: { render } };
        const said =
          onInvalid === "error"
            ? await buildError(files, { options })
            : await buildSite(files, { options }).then((site) => {
                assert.not.ok(site.has("/news/a/"), name);
                assert.ok(site.has("/news/b/"), name);
                return site.logs.join("\n");
              });
        assert.is(said.match(/\[entry-expands\]/g)?.length, 1, `${name}: ${said.slice(0, 400)}`);
        assert.match(said, "./src/news/a.md", name);
        assert.ok(said.length < 3000, name);
      }
    });

test("entries as people write them are left alone", () => {
  const words =
    "Some words with a [link][1], another [link][2] and [a relative one](../other/#part). ".repeat(2000);
  const definitions = Array.from(
    { length: 500 },
    (_, index) => `[${index}]: https://example.com/a/long/address/of/a/page/${index}?with=parameters "Title"`,
  );
  assert.not.ok(expandsTooMuch(`${words}\n\n${definitions.join("\n")}`, 100));
  assert.not.ok(
    expandsTooMuch(`*[HTML]: Hyper Text Markup Language\n\n${"HTML is HTML. ".repeat(10_000)}`, 100),
  );
  assert.not.ok(expandsTooMuch(`[^1]: ${"A long footnote. ".repeat(100)}\n\nText[^1].`, 100));
  assert.not.ok(expandsTooMuch("| a | b |\n".repeat(50_000), 60));
  assert.not.ok(expandsTooMuch("x [y](https://example.com/y) ".repeat(20_000), 60));
});

test("looking for it takes no long time, whatever the text", () => {
  const rows = [
    "[",
    "]",
    "[a",
    "[a]",
    "[a]:",
    "[a]: b\n",
    "\\",
    "> ",
    "*[a]: b\n",
    "](",
    "srcset=",
    'srcset="',
    "[\n",
  ];
  for (const row of rows) {
    const start = performance.now();
    expandsTooMuch(row.repeat(400_000 / row.length), 2000);
    assert.ok(performance.now() - start < 2000, row);
  }
});

test.run();
