import { test } from "uvu";
import * as assert from "uvu/assert";
import { linksInHtml } from "../../plugins/cli/check/addresses-in-html.ts";
import { plainText } from "../../plugins/content/plain-text.ts";
import { buildSite, type Files } from "../helpers/site.ts";

/*
 * Rows of one sign that made a regular expression begin again at each of them: seconds for a hundred thousand, and four
 * times as much for twice as many. At the size they have here, none of these tests would end in minutes.
 */

const row = (signs: string) => signs.repeat(400_000 / signs.length);
const matter = (field: string) => `---\ntitle: X\ndate: 2021-05-05\n${field}\n---\nText.\n`;
const body = (text: string) => `---\ntitle: X\ndate: 2021-05-05\n---\n${text}\n`;

/** What each lane reads, or refuses with a message. */
const ROWS: Files = {
  "src/news/author.md": matter(`author: "<${row("@a")}x"`),
  "src/news/image.md": matter(`image: "${row("#")}\\u2028x"`),
  "src/news/image-above.md": matter(`image: "${row("../")}x.png"`),
  "src/news/comment.md": matter(`# ${row("#\t")}`),
  "src/news/code.md": body(`${row("~~~\r")}{{ "{" }}`),
  "src/news/ticks.md": body(`${row("`")}{{ "{" }}`),
  "src/news/head.html": body(`<html><head>${row("<link\t")}</head>`),
  // As WordPress writes them, above each paragraph.
  "src/news/comments.html": body(`${row("<!-- p -->\n")}<p>Text</p>`),
  "src/news/data.html": body(`<html><head>"@type":${row("\t")}x</head>`),
};

for (const lane of ["templates", "direct"] as const) {
  test(`${lane}: rows of one sign in fields and texts take the time of a long text`, async () => {
    const files = Object.fromEntries(
      Object.entries(ROWS).filter(([, text]) => lane === "templates" || !String(text).includes("{{")),
    );
    const site = await buildSite(files, { options: { entries: { render: lane }, onInvalid: "skip" } });
    assert.ok(site.has("/news/author/"));
    assert.ok(site.has("/news/image-above/"));
  });
}

test("words of Markdown and addresses of a source set are found in rows of brackets and commas", () => {
  assert.ok(plainText(row("[\r"), "markdown").length < 400_000);
  assert.equal(linksInHtml(`<img srcset="a.png, ${row(",,")} b,c.png 2x">`).addresses, ["a.png", "b,c.png"]);
});

test.run();
