import { cleanContent } from "../../plugins/content/clean.ts";
import type { Entry } from "../../plugins/entry/entry.ts";
import { author, enclosure, entry, instant, moment, tag } from "./feed-fixtures.ts";

/** Every character below U+0020 and others that XML cannot carry or that validators warn of. */
export const CONTROLS = `${Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("")}\u007f\u0085\u009f\ufffd\ufffe\uffff`;

const INJECTION = "]]></title></item><item><title>Injected</title></item><title><![CDATA[ and again ]]>";

/** One entry for each input that the feed library, a validator or a reader is known to stumble over. */
export const HOSTILE: Readonly<Record<string, Partial<Entry>>> = {
  "code in a title": { title: "Vec<T> & Option<U>" },
  "an unfinished tag in a title": { title: "a <b and <script src=x" },
  "references in a title": { title: "&amp; &lt; &#60; &copy; AT&T" },
  "quotation marks": { title: `"double" 'single' «angled»` },
  "CDATA ended twice in a title": { title: "one ]]> two ]]> three <![CDATA[ four" },
  "CDATA ended twice in the summary": { summary: `one ]]> two ${INJECTION}` },
  "CDATA ended twice in the content": { content: `<p>one ]]> two ]]> three</p>${INJECTION}` },
  "control characters": {
    title: `con${CONTROLS}trol`,
    summary: `sum${CONTROLS}mary`,
    content: `<p>con${CONTROLS}tent</p>`,
    tags: [tag(`t${CONTROLS}ag`, "tag-with-controls")],
    authors: [author(`Ann${CONTROLS}a`)],
  },
  "lone halves of surrogate pairs": {
    title: "a \ud800 b \udc00 c 😀",
    summary: "\udfff sum",
    content: "<p>\ud83d lone 😀</p>",
    tags: [tag("\ud83d", "lone")],
    authors: [author("\udc00 Bob")],
  },
  "no title, a note": {
    title: "",
    summary: "A note of a few words.",
    content: "<p>A note of a few words.</p>",
  },
  "no title and long text": {
    title: " ",
    summary: "word ".repeat(60).trim(),
    content: `<p>${"word ".repeat(60)}</p>`,
  },
  "no title, no text, no content": { title: "", summary: "", content: "" },
  "no content": { content: "" },
  "no summary": { summary: "" },
  "only a picture": { summary: "", content: '<p><img src="https://news.example/a.png" alt=""></p>' },
  "a script for a tag": { tags: [tag("<script>alert(1)", "<script>"), tag('"&<', '"&<'), tag("", "")] },
  "tags of one letter and of other scripts": {
    tags: [tag("C"), tag("C++", "c-plus-plus"), tag("日本", "日本"), tag("Наука", "наука")],
  },
  "an ampersand in an author": { authors: [author("Smith & Sons <Ltd>")] },
  "an author with an address": {
    authors: [author("Anna Smith", "anna@news.example", "https://anna.example/")],
  },
  "two authors": {
    authors: [author("Anna", "anna@news.example"), author("Bob", undefined, "https://bob.example/?a=1&b=2")],
  },
  "an author whose address is none": { authors: [author("Carl", "carl at news", "not an address")] },
  "an author with brackets": { authors: [author("Dora (desk) :)", "dora@news.example")] },
  "an author with an address in the name": { authors: [author("Eve <eve@news.example>")] },
  "an author without a name": { authors: [author(" ", "x@news.example")] },
  "an id that is no address": { idIsGiven: true, id: "my id 1 & <2>" },
  "a tag URI for an id": { idIsGiven: true, id: "tag:news.example,2021:news/first" },
  "a number of an old system for an id": { idIsGiven: true, id: "12345" },
  "an address with odd characters": { url: 'https://news.example/news/a|b^c`d{e}[f]/?q=<x>&r="y"#z z' },
  "an address in another script": { url: "https://пример.example/новости/日本/" },
  "only a day, and corrected on a day": { published: moment("2021-05-05"), updated: moment("2021-05-06") },
  "a time to the second": {
    published: moment("2021-05-05T09:30:15+06:00"),
    updated: moment("2021-05-06T10:00:00+06:00"),
  },
  "the same time once more": {
    published: moment("2021-05-05T09:30:15+06:00"),
    updated: moment("2021-05-06T10:00:00+06:00"),
  },
  "a time to the millisecond": { published: instant(1_620_000_000_123) },
  "a picture": {
    enclosures: [enclosure({ lead: true, title: 'A "fine" <view> & more', width: 800, height: 600.4 })],
  },
  "a podcast with a picture": {
    enclosures: [
      enclosure({ lead: true }),
      enclosure({
        kind: "audio",
        type: "audio/mpeg",
        url: "https://cdn.example/a|b [1].mp3?x=1&y=2",
        duration: 1800.6,
        title: "Part & one",
      }),
    ],
  },
  "many files": {
    enclosures: [
      enclosure({ kind: "video", type: "video/mp4", url: "https://cdn.example/f.mp4", length: undefined }),
      enclosure({
        kind: "attachment",
        type: "application/pdf",
        url: "https://cdn.example/p.pdf",
        length: 0,
        title: "Plan",
      }),
      enclosure({ kind: "image", type: "image//img/photo", url: "https://cdn.example/i" }),
      enclosure({ kind: "attachment", type: "nonsense", url: "https://cdn.example/q", length: Number.NaN }),
    ],
  },
  "another language": { language: "kk", title: "Жаңалық" },
  "summaries only": { feedContent: "summary", summary: "Q&A: R & D, 1 < 2, <b>bold</b>" },
  "dangerous markup": {
    content:
      '<script>alert(1)</script><p onclick="x()" style="position:fixed">Text <a href="javascript:x()">a</a> <a href="/relative/">b</a></p><iframe src="https://www.youtube.com/embed/xyz"></iframe><form><input></form>',
  },
  "mathematics, tables, code": {
    content:
      '<table><tr><td>1</td></tr></table><pre><code class="language-rs">Vec&lt;T&gt;</code></pre><figure><img src="x.png" srcset="x.png 1x, y.png 2x" alt=""><figcaption>c</figcaption></figure><math><mi>x</mi></math>',
  },
  emoji: { title: "👩‍👩‍👧 family", content: "<p>👩‍👩‍👧</p>", tags: [tag("🚀", "rocket")] },
};

/**
 * What draws a warning from the W3C validator and is written as it is all the same: a headline must read as its
 * writer wrote it, and an id must stay as it was given, or readers show the entry as new.
 */
export const KEPT_AS_WRITTEN: Readonly<Record<string, Partial<Entry>>> = {
  "closing tags in a title": { title: `one ]]> two ${INJECTION}` },
  "an id that the URL standard writes differently": {
    idIsGiven: true,
    id: "HTTPS://news.example:443/a/../b",
  },
};

/** Two million characters of content. */
export const HUGE: Partial<Entry> = {
  title: "Two megabytes",
  content: `<p>${"0123456789 ]]> &amp; ".repeat(100_000)}</p>`,
};

/** The entries of a corpus, each at its own address, with content cleaned as the plugin does it. */
export function hostileEntries(corpus: Readonly<Record<string, Partial<Entry>>> = HOSTILE): Entry[] {
  return Object.entries(corpus).map(([name, changes], index) => {
    const url = changes.url ?? `https://news.example/news/hostile-${index}/`;
    const content = changes.content ?? `<p>${name}</p>`;
    return entry({
      published: moment(`2021-${String((index % 12) + 1).padStart(2, "0")}-05`),
      ...changes,
      url,
      id: changes.id ?? url,
      content,
      cleanContent: cleanContent(content, { pageUrl: url, siteBase: "https://news.example/" }),
      source: { file: `./src/news/${name}.md`, lineOf: () => undefined },
    });
  });
}
