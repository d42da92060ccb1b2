import fc from "fast-check";
import { entry } from "../helpers/entries.ts";

/**
 * What has to become of an entry: published on a day, perhaps with a warning; or counted under another head; or left out
 * with a message.
 */
type Fate =
  | { kind: "published"; day: string; time?: string; code?: string }
  | { kind: "draft" | "held" | "expired" | "apart" }
  | { kind: "skipped"; code: string };

export interface Made {
  /** Below the folder of entries, without ending. */
  name: string;
  ending: ".md" | ".txt";
  content: string | Buffer;
  fate: Fate;
}

const pad = (number: number, length = 2) => String(number).padStart(length, "0");

const day = fc
  .record({
    year: fc.integer({ min: 1971, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((date) => `${pad(date.year, 4)}-${pad(date.month)}-${pad(date.day)}`);
const time = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${pad(hour)}:${pad(minute)}`);

/** Any text, on one line, as YAML writes it in quotes. */
const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "<script>alert(1)</script>",
      "a: b",
      "]]>",
      "&amp; &",
      "'\"`",
      "# no",
      "- no",
      "‮rtl",
      "😀 #?%",
    ),
  )
  .map((text) =>
    Buffer.from(text)
      .toString()
      .replace(/\p{Cc}|\uFFFD|\uFFFE|\uFFFF|\u2028|\u2029/gu, " "),
  );
/** Text of an entry that a template language has no part in. */
const body = anyText.map((text) => `Text ${text.replace(/[{}]/g, "")}`);
/** Few, as each has a page and feeds. */
const anyTag = fc.constantFrom("Town", "TOWN", "C#", "<b>", "a/b", "..", "日本", "😀", "__proto__", " ");
const quoted = (text: string) => JSON.stringify(text);

/** Values of a wrong type for a line of text. */
const noText = fc.constantFrom("[1, [2]]", "{ a: { b: c } }", "[]", "{ a: 1 }", "[a, b]", "[null]");
/** What no calendar has, and what is no date at all. */
const noDate = fc.oneof(
  fc
    .tuple(day, fc.integer({ min: 13, max: 99 }))
    .map(([text, month]) => text.replace(/-\d\d-/, `-${month}-`)),
  fc.integer({ min: 32, max: 99 }).map((number) => `2020-01-${number}`),
  fc.constantFrom(
    "2021-02-29",
    "2020-02-30",
    "2021-04-31",
    "2021-00-10",
    "2021-05-00",
    "0000-00-00",
    "2021-5",
    "2021",
  ),
  fc.integer({ min: 25, max: 99 }).map((hour) => `2021-05-05 ${hour}:00`),
  fc.integer({ min: 60, max: 99 }).map((minute) => `2021-05-05 10:${minute}`),
  fc.constantFrom(
    "yesterday",
    "soon",
    "true",
    "[2021-05-05]",
    "{ year: 2021 }",
    "Last Modified",
    "git Created",
    "1.5",
  ),
  fc
    .string({ unit: fc.constantFrom(..."abcdefgh "), minLength: 1, maxLength: 9 })
    .map((text) => `"x${text}"`),
);
/** Ways to write a day, all of which mean it. */
const writeDay = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
  (text: string) => `${text} # a comment`,
  (text: string) => `!!str ${text}`,
);
/** Values that are not used, in an entry that is published all the same. */
const WARNED: readonly [field: string, code: string][] = [
  ["authors: [{ a: b }, Ann]", "field-value"],
  ["feedContent: half", "field-value"],
  ["lang: nonsense language", "language-unknown"],
  ["image: ./nowhere.jpg", "enclosure-not-found"],
  ["image: 5", "enclosure-invalid"],
  ["image: { a: b }", "enclosure-invalid"],
];

const made = (
  content: string | Buffer,
  fate: Fate,
  ending: Made["ending"] = ".md",
  dated = "",
): Omit<Made, "name"> & { dated: string } => ({ content, fate, ending, dated });
const skipped = (code: string): Fate => ({ kind: "skipped", code });

/** Entries of all kinds with what has to become of them; `dated` stands before the name of the file. */
const anyEntry = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(anyText, day, writeDay, body, fc.array(anyTag, { maxLength: 4 }))
      .map(([title, date, write, text, tags]) =>
        made(entry(`title: ${quoted(title)}\ndate: ${write(date)}\ntags: ${JSON.stringify(tags)}`, text), {
          kind: "published",
          day: date,
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(day, time, fc.constantFrom(" ", "T"), fc.constantFrom("", ":30"))
      .map(([date, hour, between, seconds]) =>
        made(entry(`title: Timed\ndate: ${date}${between}${hour}${seconds}`), {
          kind: "published",
          day: date,
          time: `${hour}${seconds || ":00"}`,
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(day, body)
      .map(([date, text]) => made(`${text}\n`, { kind: "published", day: date }, ".md", `${date}-`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(day, body, fc.constantFrom("\n", "\r\n"))
      .map(([date, text, end]) =>
        made(
          `date ${date} Wire${end}tags Town${end}${end}${text}${end}`,
          { kind: "published", day: date },
          ".txt",
        ),
      ),
  },
  {
    // One instant for many: their order is by file, not by chance.
    weight: 2,
    arbitrary: body.map((text) =>
      made(entry("title: At once\ndate: 2020-12-31", text), { kind: "published", day: "2020-12-31" }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(day, fc.constantFrom("draft: true", 'draft: "true"', "published: false", "status: draft"))
      .map(([date, field]) => made(entry(`title: D\ndate: ${date}\n${field}`), { kind: "draft" })),
  },
  {
    weight: 1,
    arbitrary: day.map((date) =>
      made(entry(`title: H\ndate: ${date.replace(/^..../, "2199")}`), { kind: "held" }),
    ),
  },
  {
    weight: 1,
    arbitrary: day.map((date) =>
      made(entry(`title: E\ndate: ${date}\nexpires: 2021-01-01`), { kind: "expired" }),
    ),
  },
  {
    weight: 2,
    arbitrary: noDate.map((date) => made(entry(`title: X\ndate: ${date}`), skipped("date-invalid"))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("updated", "expires"), fc.constantFrom("2021-02-30", "[1]", "never"), day)
      .map(([field, value, date]) =>
        made(entry(`title: X\ndate: ${date}\n${field}: ${value}`), skipped("date-invalid")),
      ),
  },
  { weight: 1, arbitrary: fc.constant(made(entry("title: X\ndate:"), skipped("date-empty"))) },
  { weight: 1, arbitrary: body.map((text) => made(`${text}\n`, skipped("date-missing"))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("title", "summary", "id", "section"), noText, day)
      .map(([field, value, date]) => {
        const title = field === "title" ? "" : "title: X\n";
        return made(entry(`${title}date: ${date}\n${field}: ${value}`), skipped("field-type"));
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("audio", "video"), fc.constantFrom("5", "true", "[5]"), day)
      .map(([field, value, date]) =>
        made(entry(`title: X\ndate: ${date}\n${field}: ${value}`), skipped("enclosure-invalid")),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...WARNED), day)
      .map(([[field, code], date]) =>
        made(entry(`title: W\ndate: ${date}\n${field}`), { kind: "published", day: date, code }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("maybe", "[true]", "{ a: b }", "2"), day)
      .map(([value, date]) => made(entry(`title: X\ndate: ${date}\ndraft: ${value}`), skipped("field-type"))),
  },
  {
    weight: 1,
    arbitrary: day.map((date) => made(entry(`title: X\ndate: ${date}\npermalink: false`), { kind: "apart" })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("", " ", "\n\n", "\uFEFF"), day)
      .map(([text, date]) => made(text, skipped("file-empty"), ".md", `${date}-`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.uint8Array({ minLength: 4, maxLength: 200 }), day)
      .map(([bytes, date]) =>
        made(Buffer.from([0x89, 0x50, 0, ...bytes]), skipped("file-binary"), ".md", `${date}-`),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("Caf\xe9", "\xa9 2020", "na\xefve", "\xff"), day)
      .map(([word, date]) =>
        made(Buffer.from(entry(`title: ${word}\ndate: ${date}`, word), "latin1"), skipped("file-encoding")),
      ),
  },
  {
    weight: 1,
    arbitrary: day.map((date) =>
      made(Buffer.from(`\uFEFFdate ${date} UTF-16\n\nText.`, "utf16le"), skipped("file-encoding"), ".txt"),
    ),
  },
);

/** Names that mean something to a shell, a glob, an address or a file system. */
const anyName = fc.constantFrom(
  ..."plain|with space|C#|what?|100%|%41|😀|Ünï|день|日本|a&b|[x]|{y}|(z)|!n|it's|$v|@at|+p|a.b|case|CASE|-".split(
    "|",
  ),
);
const anyFolder = fc.constantFrom("", "deep/er/and/deep/er/still/", "with space/", "#?%/", "Case/", "case/");

/** So many entries with their fates, the same for each seed. */
export function corpus(count: number, seed: number): Made[] {
  const all = fc.record({ it: anyEntry, name: anyName, folder: anyFolder });
  return fc.sample(all, { numRuns: count, seed }).map(({ it, name, folder }, index) => ({
    name: `${folder}${it.dated}${name} ${index}`,
    ending: it.ending,
    content: it.content,
    fate: it.fate,
  }));
}
