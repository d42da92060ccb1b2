import { test } from "uvu";
import * as assert from "uvu/assert";
import { authorNamesFrom } from "../../plugins/authors/author-names.ts";
import { titleText } from "../../plugins/cli/feed-reading/title-text.ts";
import { wordPressHtml } from "../../plugins/cli/import/archives/wordpress.ts";
import { plainBody } from "../../plugins/cli/import/folders/old-template-code.ts";
import { markdownSafe } from "../../plugins/cli/import/markdown-safe.ts";
import { oldAddress } from "../../plugins/cli/import/old-address.ts";
import { cleanContent } from "../../plugins/content/clean.ts";
import { htmlWords, plainText } from "../../plugins/content/plain-text.ts";
import { splitExcerpt, summaryFrom } from "../../plugins/content/summary.ts";
import { parseMoment } from "../../plugins/dates/dates.ts";
import { rewriteDate } from "../../plugins/dates/foreign-date.ts";
import { parseFrontMatter, splitFrontMatter, writtenField } from "../../plugins/read/front-matter.ts";
import { parsePlainText, plainTextParagraphs } from "../../plugins/read/plain-text-entry.ts";
import { tagNamesFrom } from "../../plugins/tags/tag-names.ts";

/*
 * A pattern that begins again at each sign of a long row takes minutes for what follows: each reader gets rows of
 * 100,000 signs between two others. The bound is generous; it is there for what would not end.
 */

const MOST_MILLISECONDS = 3000;
const context = { pageUrl: "https://a.example/b/", siteBase: "https://a.example/" };
const calendar = { zone: "UTC", publishTime: "00:00" };

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  cleanContent: (text) => cleanContent(text, context),
  "cleanContent, attributes": (text) =>
    cleanContent(`<a href="${text}" title="${text}"><img srcset="${text}">`, context),
  "plainText of Markdown": (text) => plainText(text, "markdown"),
  "plainText of HTML": (text) => plainText(text, "html"),
  splitExcerpt,
  summaryFrom: (text) => summaryFrom(text),
  tagNamesFrom: (text) => tagNamesFrom(text),
  authorNamesFrom: (text) => authorNamesFrom(text),
  "parseWire, header": (text) => parsePlainText(`date 2021-05-05 ${text}\ntags ${text}`, "a.txt"),
  "parseWire, date": (text) => parsePlainText(`date ${text}`, "a.txt"),
  wireParagraphs: plainTextParagraphs,
  "splitFrontMatter, opening": (text) => splitFrontMatter(`---${text}`),
  "splitFrontMatter, body": (text) => splitFrontMatter(`---\n${text}`),
  "parseFrontMatter, lines": (text) => parseFrontMatter(text),
  "parseFrontMatter, value": (text) => parseFrontMatter(`a: ${text}`),
  "parseFrontMatter, list": (text) => parseFrontMatter(`a:\n - ${text}`),
  "parseFrontMatter, quoted": (text) => parseFrontMatter(`a: ${JSON.stringify(text)}`),
  writtenField: (text) => writtenField(`---\ndate: ${text}`, "date"),
  markdownSafe: (text) => markdownSafe(cleanContent(text, context)),
  titleText,
  plainBody: (text) => plainBody(text, () => undefined),
  wordPressHtml: (text) => wordPressHtml(text, () => []),
  htmlWords,
  oldAddress: (text) => oldAddress(`https://a.example/${text}`, "https://a.example/"),
  parseMoment: (text) => parseMoment(`2021-05-05${text}`, calendar),
  rewriteDate: (text) => rewriteDate(`Wed, 05 May 2021 09:30${text}`),
};

const SIGNS =
  "{% raw %}|{{< figure |[caption]|[gallery |<!-- wp:|<pre>| |\n| \n|\t|<|<a |<div>|</b>|&|[|![a](|(|`|*|_|'\"|#|-|- ".split(
    "|",
  );
const AROUND = ["", "x", '"', "\rx"];

for (const [name, read] of Object.entries(READERS)) {
  test(`${name} takes time in proportion to the length, whatever is in the text`, () => {
    for (const sign of SIGNS) {
      for (const around of AROUND) {
        const text = (around === "\rx" ? "" : around) + sign.repeat(100_000 / sign.length) + around;
        const begin = performance.now();
        try {
          read(text);
        } catch (error) {
          assert.unreachable(`${JSON.stringify(around + sign)}: ${error}`);
        }
        const milliseconds = performance.now() - begin;
        assert.ok(milliseconds < MOST_MILLISECONDS, `${JSON.stringify(around + sign)}: ${milliseconds} ms`);
      }
    }
  });
}

test.run();
