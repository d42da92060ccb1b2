import fc from "fast-check";
import { CONTROLS } from "../feeds/hostile-entries.ts";
import type { Files } from "../helpers/site.ts";

/** An entry as an editor, an import or an attacker writes it. */
export interface WrittenEntry {
  /** Name of its file without ending; the address follows from it. */
  name: string;
  fields: Record<string, unknown>;
  body?: string;
}

const INJECTION =
  "]]></title></item><item><title>Injected</title></item></entry><entry><title>Injected</title></entry><![CDATA[ ]]>";
/** A file with U+0000 is no text, and one with U+FFFD has lost some: the newsroom asks for another. */
const IN_FILES = CONTROLS.replaceAll(/[\0\ufffd]/gu, "");
const SCRIPT = "<script>alert(1)</script>";

/** One entry for each input that the feed library, a validator or a reader stumbles over, by what is odd in it. */
const ODD: Readonly<Record<string, Omit<WrittenEntry, "name">>> = {
  "code in the title": { fields: { title: "Vec<T> & Option<U>" } },
  "CDATA ended twice everywhere": {
    fields: {
      title: `one ]]> two ]]> ${INJECTION}`,
      summary: `s ]]> ]]> ${INJECTION}`,
      tags: [`t]]>${INJECTION}`],
    },
    body: `one ]]> two ]]> three\n\n${INJECTION}\n\n    code ]]> ]]>\n`,
  },
  "control characters everywhere": {
    fields: {
      title: `con${CONTROLS}trol`,
      summary: `sum${CONTROLS}mary`,
      tags: [`t${CONTROLS}ag`],
      author: `Ann${CONTROLS}a`,
      section: `Sec${CONTROLS}tion`,
      id: `id${CONTROLS}1`,
      image: { url: `/img/a.jpg`, alt: `alt${CONTROLS}` },
    },
    body: `con${IN_FILES}tent &#0; &#1; &#x80; &#xFFFE; &#xD800;`,
  },
  "lone surrogates": {
    fields: {
      title: "a \ud800 b \udc00 c 😀",
      summary: "\udfff sum",
      tags: ["\ud83d", "x\udc00"],
      author: "\udc00 Bob",
    },
    body: "&#xD83D; lone &#xDE00; 😀",
  },
  "a script in every field": {
    fields: {
      title: SCRIPT,
      summary: SCRIPT,
      tags: [SCRIPT, "<b>bold</b>", '"&<'],
      author: SCRIPT,
      section: SCRIPT,
      image: { url: "/img/a.jpg", alt: SCRIPT },
    },
    body: SCRIPT,
  },
  ampersands: {
    fields: {
      title: "R&D, AT&amp;T &lt;b&gt; &#60; &copy;",
      tags: ["R&D"],
      author: "Smith & Sons <Ltd>",
      section: "R & D",
    },
  },
  "a note": { fields: {}, body: "Only a few words, **no** headline." },
  "a note without words": { fields: { title: "" }, body: "" },
  "no content": { fields: { title: "No content" }, body: "" },
  "nothing in the lists": { fields: { title: "Empty lists", tags: [], author: [], attachments: [] } },
  "null for everything": {
    fields: { title: null, tags: null, author: null, summary: null, image: null, id: null, section: null },
    body: "Null.",
  },
  "numbers for words": {
    fields: { title: 2021, tags: [2021, 3.5, true], author: 7, section: 12, id: 12345, summary: 5 },
  },
  "a truth value for a title": { fields: { title: false, summary: true } },
  "two authors": { fields: { title: "Two authors", authors: ["Anna", "Bob"] } },
  "an author of the file": { fields: { title: "Known author", author: "ann" } },
  "an author with an address in the name": { fields: { title: "Eve", author: "Eve <eve@news.example>" } },
  "an author of brackets": { fields: { title: "Dora", author: "Dora (desk) :)" } },
  "a blank author and tag": { fields: { title: "Blanks", author: " ", tags: [" ", "", "ok"] } },
  "a tag of the dictionary": { fields: { title: "Known tag", tags: ["evil"] } },
  "tags of one letter and of other scripts": {
    fields: { title: "Scripts", tags: ["C", "C++", "C#", "日本", "Наука", "🚀", "..", "/", "?#%"] },
  },
  "an id that is no address": { fields: { title: "Id", id: "my id & <2>" } },
  "a tag URI for an id": { fields: { title: "Tag URI", id: "tag:news.example,2021:news/first" } },
  "an address of another site for an id": { fields: { title: "Old id", id: "http://old.example/?p=12" } },
  "relative pictures and files": {
    fields: {
      title: "Files",
      image: "../a b.png",
      audio: { url: "/audio/talk [1]|{2}.mp3?x=1&y=2", length: "12", duration: 61.5, title: "Talk & <more>" },
      video: "//cdn.example/film.mp4",
      attachments: [
        "plan^`.pdf",
        { url: "https://cdn.example/q", type: "nonsense", length: -1 },
        "/x.unknown",
      ],
    },
  },
  "odd media types": {
    fields: {
      title: "Types",
      image: { url: "/img/photo", type: "image//img/photo" },
      audio: { url: "/a.MP3?b" },
    },
  },
  "relative and broken addresses": {
    fields: { title: "Addresses" },
    body:
      "[a](b/c?d=1&e=2#f) [b](/about/) [c](//cdn.example/x) [d](<a b>) [e](#top) [f](?q=1)\n\n" +
      '<a href="http://[broken">g</a> <a href="http://a:b:c/">h</a> <img src="http://%%%/x.png" alt=""> <a href="">i</a>\n\n' +
      '<img src="a.png" srcset="a.png 1x, /b.png 2x, http://[bad 3x" alt="p"> <video poster="p.jpg" src="v.mp4"></video>',
  },
  "dangerous markup": {
    fields: { title: "Danger" },
    body:
      '<p onclick="x()" style="position:fixed">Text <a href="javascript:x()">a</a> <a href=" jAvA\tscript:x()">b</a> <a href="data:text/html,x">c</a></p>\n\n' +
      '<iframe src="https://www.youtube.com/embed/xyz"></iframe><object data="x.swf"></object><embed src="x.swf"><form action="/x"><input name="q"></form>\n\n' +
      '<style>p { color: red }</style><link rel="stylesheet" href="x.css"><meta http-equiv="refresh" content="0"><base href="https://evil.example/"><svg onload="x()"><script>x()</script></svg>\n\n' +
      '<x-thing onfocus="x()">custom</x-thing><marquee>m</marquee><template><script>x()</script></template><math><mi href="javascript:x()">x</mi></math>',
  },
  "markup left open": {
    fields: { title: "Open" },
    body: "<div><p><b>bold <i>both</b> italic <table><tr><td>cell <!-- never closed",
  },
  "closing tags that close nothing": {
    fields: { title: "Close </b> it" },
    body: "</div></body></html></item></channel></rss></entry></feed> after",
  },
  "tables, code, figures": {
    fields: { title: "Kept" },
    body: '| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n```rust\nlet x: Vec<T> = a && b; // ]]>\n```\n\n<figure><img src="x.png" alt=""><figcaption>c</figcaption></figure>',
  },
  "summaries only": {
    fields: { title: "Short", feedContent: "summary", summary: "Q&A: R & D, 1 < 2, <b>bold</b>" },
  },
  "an excerpt": {
    fields: { title: "Excerpt" },
    body: "Before &amp; <b>bold</b>.\n\n<!-- more -->\n\nAfter.",
  },
  "the same moment": { fields: { title: "Twin one", date: "2021-05-05T09:30:00+06:00" } },
  "the same moment again": { fields: { title: "Twin two", date: "2021-05-05T09:30:00+06:00" } },
  "an update before the publication": { fields: { title: "Backdated", updated: "2001-01-01" } },
  "another language": { fields: { title: "Жаңалық", lang: "kk" } },
  "a language that is none": { fields: { title: "Language", lang: '"><x' } },
  "right to left and joiners": { fields: { title: "\u202eabc\u202c שלום 👩‍👩‍👧 \u200f" } },
  "words of the machine": {
    fields: { title: "$& $1 \\ slot:0: %s {0} __proto__", tags: ["constructor", "__proto__", "toString"] },
  },
  "two megabytes": {
    fields: { title: "Two megabytes" },
    body: `${"0123456789 ]]> &amp; words ".repeat(80_000)}\n`,
  },
};

/** What surrounds the entries, as hostile as they are. */
const DATA: Files = {
  "_data/newsTags.json": JSON.stringify({
    Evil: {
      label: `<script>]]>Evil & "tag"`,
      description: `**Bold** ]]> ${SCRIPT} & <b>`,
      aliases: ["bad & <old>", "évil"],
    },
  }),
  "_data/newsAuthors.json": JSON.stringify({
    ann: {
      name: `Ann & <b>"A"</b> ]]>`,
      email: "ann@news.example",
      url: "https://ann.example/?a=1&b=<2>",
      bio: `${SCRIPT} ]]> & [x](javascript:x)`,
    },
  }),
};

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "]]>",
      "<![CDATA[",
      "&amp;",
      "&",
      "<",
      ">",
      '"',
      "'",
      "</title>",
      "<item>",
      "$&",
      "\\",
      " ",
      ...CONTROLS,
    ),
    fc.constantFrom("\ud800", "\udc00", "word", "Слово", "日本", "😀"),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  maxLength: 16,
});

const anyEntry = fc.record(
  {
    title: anyText,
    summary: anyText,
    tags: fc.array(anyText, { maxLength: 2 }),
    authors: fc.array(anyText, { maxLength: 2 }),
    section: fc.constantFrom("One", "Two & <three>", "]]>"),
    feedContent: fc.constantFrom("full", "summary"),
    body: anyText,
    alt: anyText,
    lang: fc.constantFrom("en", "kk", "x", "ru-RU"),
  },
  { requiredKeys: ["body"] },
);

/** Odd entries, and those that chance makes: always the same ones. */
export function hostileNews(): WrittenEntry[] {
  const odd = Object.entries(ODD).map(([what, entry]) => ({
    ...entry,
    name: what.replaceAll(/[^a-z0-9]+/giu, "-"),
  }));
  const any = fc.sample(anyEntry, { numRuns: 120, seed: 3 }).map(({ body, alt, ...fields }, index) => ({
    name: `any-${index}`,
    fields: { ...fields, ...(alt === undefined ? {} : { image: { url: `/img/${index}.png`, alt } }) },
    // An author's templates are the author's own affair.
    body: body.replaceAll(/[{}\0\ufffd\p{Cs}]/gu, ""),
  }));
  return [...odd, ...any];
}

/** Files of a site with these entries, one a day from 1 January 2021 unless they are dated. */
export function hostileFiles(news: readonly WrittenEntry[]): Files {
  return {
    ...DATA,
    ...Object.fromEntries(
      news.map(({ name, fields, body = "Text." }, index) => {
        const day = new Date(Date.UTC(2021, 0, 1 + index)).toISOString().slice(0, 10);
        const lines = Object.entries({ date: day, ...fields }).map(
          ([field, value]) => `${field}: ${yaml(value)}\n`,
        );
        return [`src/news/${name}.md`, `---\n${lines.join("")}---\n${body}`];
      }),
    ),
    "src/news/wire.txt": `date 2020-12-31 Wire ]]> <b> ]]> & Vec<T> ${SCRIPT}\ntags: <script>, R&D\nauthor: A & B\n\nA paragraph ]]> ${SCRIPT} & more.\n\n${INJECTION}\n`,
  };
}

/** A value as YAML, in characters that every version of the library reads. */
function yaml(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[^ -~]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
