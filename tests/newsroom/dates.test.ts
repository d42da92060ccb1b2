import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { timesOf } from "../helpers/page.ts";
import { buildError, buildSite, type Files } from "../helpers/site.ts";

/** Builds one site of entries whose front matter is given by title, and gives the feed's date for each. */
async function publishedDates(
  frontMatters: Record<string, string>,
  options = {},
): Promise<Record<string, string>> {
  const files = Object.fromEntries(
    Object.entries(frontMatters).map(([title, matter], index) => [
      `src/news/e${index}.md`,
      entry(`title: ${JSON.stringify(title)}\n${matter}`),
    ]),
  );
  const site = await buildSite(files, { options: { feeds: { limit: 100 }, ...options } });
  return Object.fromEntries(jsonItems(site).map((item) => [item.title ?? "", item.date_published]));
}

test("every way to write a date in front matter lands on the moment that was meant", async () => {
  const midnight = "2021-05-05T00:00:00+06:00";
  const morning = "2021-05-05T09:30:00+06:00";
  const expected: Record<string, [string, string]> = {
    "day, unquoted": ["date: 2021-05-05", midnight],
    "day, double quotes": ['date: "2021-05-05"', midnight],
    "day, single quotes": ["date: '2021-05-05'", midnight],
    "day and a comment": ["date: 2021-05-05 # the day of the forum", midnight],
    "day without zeros": ["date: 2021-5-5", midnight],
    "day, compact": ["date: 20210505", midnight],
    "space, no seconds": ["date: 2021-05-05 09:30", morning],
    "space, seconds": ["date: 2021-05-05 09:30:00", morning],
    "space, quoted": ['date: "2021-05-05 09:30"', morning],
    "T, no offset": ["date: 2021-05-05T09:30:00", morning],
    "T, quoted": ['date: "2021-05-05T09:30:00"', morning],
    Z: ["date: 2021-05-05T09:30:00Z", "2021-05-05T15:30:00+06:00"],
    "Z, quoted": ['date: "2021-05-05T09:30:00Z"', "2021-05-05T15:30:00+06:00"],
    "midnight in Greenwich is a time": ["date: 2021-05-05T00:00:00Z", "2021-05-05T06:00:00+06:00"],
    "fractions of a second": ["date: 2021-05-05T09:30:00.250Z", "2021-05-05T15:30:00.250+06:00"],
    offset: ["date: 2021-05-05T09:30:00-05:00", "2021-05-05T20:30:00+06:00"],
    "offset with a space": ["date: 2021-05-05 09:30:00 -05:00", "2021-05-05T20:30:00+06:00"],
    "offset without a colon": ['date: "2021-05-05T09:30:00+0600"', morning],
    mail: ['date: "Wed, 05 May 2021 09:30:00 +0600"', morning],
    "another field": ["published: 2021-05-05", midnight],
    "with an anchor": ["date: &day 2021-05-05", midnight],
    "a nested date before it": ["event:\n  date: 2019-01-01\ndate: 2021-05-05", midnight],
  };
  const found = await publishedDates(
    Object.fromEntries(Object.entries(expected).map(([title, [matter]]) => [title, matter])),
  );
  for (const [title, [, date]] of Object.entries(expected)) {
    assert.is(Date.parse(found[title] ?? ""), Date.parse(date), `${title}: ${found[title]}`);
    assert.ok(found[title]?.endsWith("+06:00"), title);
  }
});

test("a day shows no time, a moment does, and both name the day of the publisher's zone", async () => {
  const site = await buildSite({
    "src/news/day.md": entry("title: Day\ndate: 2021-05-05"),
    "src/news/late.md": entry("title: Late\ndate: 2021-05-05T20:00:00Z"),
  });
  const [day] = timesOf(site.read("/news/day/"));
  const [late] = timesOf(site.read("/news/late/"));
  assert.equal(day, { datetime: "2021-05-05", text: "May 5, 2021" });
  assert.equal(late, { datetime: "2021-05-06T02:00:00+06:00", text: "May 6, 2021, 02:00" });
});

test("dates of file names, folders, JSON and JavaScript front matter and data files count", async () => {
  const site = await buildSite(
    {
      "src/news/2021-05-05-in-the-name.md": entry("title: name"),
      "src/news/2021-05-06/bundle.md": entry("title: folder"),
      "src/news/2019-01-01-both.md": entry("title: both\ndate: 2021-05-07"),
      "src/news/json.md": '---json\n{\n  "title": "json",\n  "date": "2021-05-08"\n}\n---\nText.\n',
      "src/news/script.md":
        '---js\n{\n  title: "script",\n  date: new Date(Date.UTC(2021, 4, 9, 3, 30))\n}\n---\nText.\n',
      "src/news/aside.md": entry("title: aside"),
      "src/news/aside.json": '{ "date": "2021-05-10" }',
      "src/news/nunjucks.njk": entry("title: nunjucks\ndate: 2021-05-11", "<p>Text.</p>"),
      "src/news/anchor.md": entry("title: anchor\nday: &day 2021-05-14\ndate: *day"),
      "src/news/2021-05-12-wire.txt": "wire\n\nText.\n",
      "src/news/script-data.md": entry("title: script-data"),
      "src/news/script-data.11tydata.js": 'export default { date: new Date("2021-05-13") };',
    },
    { options: { entries: "news/**/*.{md,txt,njk}" } },
  );
  const dates = Object.fromEntries(jsonItems(site).map((item) => [item.title, item.date_published]));
  assert.equal(dates, {
    name: "2021-05-05T00:00:00+06:00",
    folder: "2021-05-06T00:00:00+06:00",
    both: "2021-05-07T00:00:00+06:00",
    json: "2021-05-08T00:00:00+06:00",
    script: "2021-05-09T09:30:00+06:00",
    aside: "2021-05-10T00:00:00+06:00",
    nunjucks: "2021-05-11T00:00:00+06:00",
    wire: "2021-05-12T00:00:00+06:00",
    "script-data": "2021-05-13T00:00:00+06:00",
    anchor: "2021-05-14T00:00:00+06:00",
  });
  assert.ok(site.has("/news/2021-05-05-in-the-name/"), "the address is Eleventy's own");
});

test("the update is kept apart from the publication, and shown only where it is later", async () => {
  const site = await buildSite({
    "src/news/changed.md": entry("title: Changed\ndate: 2021-05-05\nupdated: 2021-05-07 10:00"),
    "src/news/before.md": entry("title: Before\ndate: 2021-05-06\nupdated: 2021-05-01"),
    "src/news/wire.txt": "date 2021-05-04 Wire\nupdated 2021-05-08T09:00:00+06:00\n\nText.\n",
  });
  const [before, changed, wire] = jsonItems(site);
  assert.equal([before?.date_published, before?.date_modified], ["2021-05-06T00:00:00+06:00", undefined]);
  assert.equal(
    [changed?.date_published, changed?.date_modified],
    ["2021-05-05T00:00:00+06:00", "2021-05-07T10:00:00+06:00"],
  );
  assert.equal(
    [wire?.date_published, wire?.date_modified],
    ["2021-05-04T00:00:00+06:00", "2021-05-08T09:00:00+06:00"],
  );
  assert.ok(site.read("/news/atom.xml").includes("<updated>2021-05-07T10:00:00+06:00</updated>"));
  assert.ok(
    timesOf(site.read("/news/changed/")).some(({ datetime }) => datetime === "2021-05-07T10:00:00+06:00"),
  );
  assert.equal(titlesOf(site), ["Before", "Changed", "Wire"], "an update moves no entry up");
});

test("the hour of publication is an option, and pages still show the day alone", async () => {
  const site = await buildSite(
    { "src/news/a.md": entry("title: A\ndate: 2021-05-05") },
    { options: { publishTime: "09:15" } },
  );
  assert.is(jsonItems(site)[0]?.date_published, "2021-05-05T09:15:00+06:00");
  assert.is(timesOf(site.read("/news/a/"))[0]?.datetime, "2021-05-05");
});

test("days follow the zone's own summer time, gaps and date line", async () => {
  const berlin = await publishedDates(
    { winter: "date: 2021-03-28", summer: "date: 2021-03-29", autumn: "date: 2021-10-31" },
    { timeZone: "Europe/Berlin" },
  );
  assert.equal(berlin, {
    winter: "2021-03-28T00:00:00+01:00",
    summer: "2021-03-29T00:00:00+02:00",
    autumn: "2021-10-31T00:00:00+02:00",
  });

  const newYork = await publishedDates(
    { gap: "date: 2021-03-14 02:30", after: "date: 2021-03-14 03:30" },
    { timeZone: "America/New_York" },
  );
  assert.equal(newYork, { gap: "2021-03-14T03:30:00-04:00", after: "2021-03-14T03:30:00-04:00" });

  const noMidnight = await publishedDates({ day: "date: 2018-11-04" }, { timeZone: "America/Sao_Paulo" });
  assert.equal(noMidnight, { day: "2018-11-04T01:00:00-02:00" });

  const kiritimati = await publishedDates(
    { day: "date: 2021-05-05", noon: "date: 2021-05-05T12:00:00Z" },
    { timeZone: "Pacific/Kiritimati" },
  );
  assert.equal(kiritimati, { day: "2021-05-05T00:00:00+14:00", noon: "2021-05-06T02:00:00+14:00" });

  const utc = await publishedDates({ day: "date: 2021-05-05" }, { timeZone: "UTC" });
  assert.equal(utc, { day: "2021-05-05T00:00:00Z" });
});

test("a year and its page follow the publisher's zone, not Greenwich", async () => {
  const site = await buildSite({ "src/news/a.md": entry("title: A\ndate: 2020-12-31T20:00:00Z") });
  assert.ok(site.has("/news/2021/"));
  assert.not.ok(site.has("/news/2020/"));
});

const BAD: Files = {
  "src/news/a-february.md": entry("title: A\ndate: 2021-02-30"),
  "src/news/b-quoted.md": entry('title: B\ndate: "2021-02-30"'),
  "src/news/c-word.md": entry("title: C\ntags: [Town]\ndate: yesterday"),
  "src/news/d-empty.md": entry("title: D\ndate:"),
  "src/news/e-stamp.md": entry("title: E\ndate: Last Modified"),
  "src/news/f-git.md": entry("title: F\ndate: git Created"),
  "src/news/g-none.md": entry("title: G"),
  "src/news/h-wire.txt": "\n\ndate 2021-13-01 Headline\n\nText.\n",
  "src/news/i-wire.txt": "A headline without a date\n\nText.\n",
  "src/news/j-updated.md": entry("title: J\ndate: 2021-05-05\nupdated: soon"),
  "src/news/k-expires.md": entry("title: K\ndate: 2021-05-05\nexpires: 2021-06-31"),
  "src/news/2021-02-31-l.md": entry("title: L"),
  "src/news/m-hour.md": entry("title: M\ndate: 2021-05-05 25:00"),
  "src/news/n-list.md": entry("title: N\ndate: [2021-05-05]"),
  "src/news/o-json.md": '---json\n{\n  "title": "O",\n  "date": "2021-02-30"\n}\n---\nText.\n',
};

test("every bad date is listed at once, each with file, line, what was found and what to do", async () => {
  const error = await buildError({ ...BAD, "src/news/good.md": entry("title: Good\ndate: 2021-05-05") });
  assert.match(error, /Newsroom: 15 problems/);
  for (const [place, found] of [
    ["./src/news/a-february.md:3", "2021-02-30"],
    ["./src/news/b-quoted.md:3", "2021-02-30"],
    ["./src/news/c-word.md:4", "yesterday"],
    ["./src/news/d-empty.md:3", ""],
    ["./src/news/e-stamp.md:3", "Last Modified"],
    ["./src/news/f-git.md:3", "git Created"],
    ["./src/news/h-wire.txt:3", "2021-13-01"],
    ["./src/news/i-wire.txt:1", "A headline without a date"],
    ["./src/news/j-updated.md:4", "soon"],
    ["./src/news/k-expires.md:4", "2021-06-31"],
    ["./src/news/m-hour.md:3", "2021-05-05 25:00"],
    ["./src/news/o-json.md:4", "2021-02-30"],
  ] as const) {
    const message = error.split("\n\n").find((part) => new RegExp(`${place}(:|,| \\()`).test(part));
    assert.ok(message, `${place}\n${error}`);
    assert.match(message ?? "", new RegExp(`found: +${found}\n`), place);
    assert.match(message ?? "", /expected: .*2021-05-05/, place);
    assert.match(message ?? "", /fix: /, place);
  }
  assert.match(
    error,
    /src\/news\/g-none\.md(:1)?: The entry has no date\. \[date-missing\][\s\S]*?Add `date: 2021-05-05`/,
  );
  assert.match(error, /src\/news\/2021-02-31-l\.md: .*\n {4}found: +2021-02-31/);
  assert.match(error, /src\/news\/n-list\.md:3: /);
  assert.not.match(error, /good\.md/);
  assert.not.match(error, /at .*\.(ts|js):\d+/, "no stack trace");
});

test("each message about a date says what is wrong with it and what to do", async () => {
  const error = await buildError({
    ...BAD,
    "src/news/p-half.md": entry("title: P\ndate: 20210505.5"),
    "src/news/q-flag.md": entry("title: Q\ndate: true"),
    "src/news/r-folder/2021-02-31/r.md": entry("title: R"),
    "src/news/s-git.md": entry("title: S\ndate: Git Last Modified"),
    "src/news/t-words.md": entry("title: T\ndate: not created"),
    "src/news/t-more.md": entry("title: T\ndate: created yesterday"),
    "src/news/y-null.md": entry("title: Y\ndate: null"),
    "src/news/z-aside.md": entry("title: Z"),
    "src/news/z-aside.json": '{ "date": "soon" }',
    "src/news/u-quoted.md": entry('title: U\ndate: ""'),
    "src/news/v-script.md": '---js\n{ title: "V", date: new Date("soon") }\n---\nText.\n',
    "src/news/w-script.md":
      '---js\n{ title: "W", date: { isValid: false, toMillis: () => 0 } }\n---\nText.\n',
    "src/news/x-blank.md": entry('title: X\ndate: 2021-05-05\nupdated: " "'),
  });
  const stamp = "can't be the timestamp of a file, which changes with every checkout. [date-invalid]";
  const noDate = "isn't a date, or names a day that doesn't exist. [date-invalid]";
  for (const [file, problem, remedy] of [
    ["a-february.md:3", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    ["c-word.md:4", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    [
      "d-empty.md:3",
      "The `date` field of the entry is empty. [date-empty]",
      "Add a date, or remove the line.",
    ],
    ["e-stamp.md:3", `The date in \`date\` ${stamp}`, "Write the date in one of these forms."],
    ["f-git.md:3", `The date in \`date\` ${stamp}`, "Write the date in one of these forms."],
    [
      "g-none.md:1",
      "The entry has no date. [date-missing]",
      "Add `date: 2021-05-05` to the front matter, or ",
    ],
    [
      "j-updated.md:4",
      `The value of \`updated\` ${noDate}`,
      "Correct it. If the site uses the field for something else, ignore it with `fields: { updated: [] }`.",
    ],
    ["2021-02-31-l.md", "The date in the file name doesn't exist. [date-invalid]", "Rename the file, or "],
    ["r.md", "The date in the file name doesn't exist. [date-invalid]", "Rename the file, or "],
    ["p-half.md:3", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    ["q-flag.md:3", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    ["s-git.md:3", `The date in \`date\` ${stamp}`, "Write the date in one of these forms."],
    ["t-words.md:3", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    ["t-more.md:3", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    [
      "y-null.md:3",
      "The `date` field of the entry is empty. [date-empty]",
      "Add a date, or remove the line.",
    ],
    [
      "z-aside.md",
      `The value of \`date\` ${noDate}\n    found:    soon\n`,
      "Write the date in one of these forms.",
    ],
    [
      "u-quoted.md:3",
      "The `date` field of the entry is empty. [date-empty]",
      "Add a date, or remove the line.",
    ],
    ["v-script.md", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    ["w-script.md", `The value of \`date\` ${noDate}`, "Write the date in one of these forms."],
    [
      "x-blank.md:4",
      "The `updated` field of the entry is empty. [date-empty]",
      "Add a date, or remove the line.",
    ],
  ] as const) {
    const message = error.split("\n\n").find((part) => new RegExp(`/${file}(: |,| \\()`).test(part)) ?? "";
    assert.ok(message.includes(`: ${problem}`), `${file}\n${message || error}`);
    assert.ok(message.includes(`fix:      ${remedy}`), `${file}\n${message}`);
  }
});

test("an update that is not filled in yet is none, and dates of JavaScript are what they say", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nupdated:\nexpires:"),
    "src/news/b.md": entry('title: B\ndate: 2021-05-04\nupdated: ""'),
    "src/news/c.md": '---js\n{ title: "C", date: new Date(Date.UTC(2021, 4, 3)) }\n---\nText.\n',
    "src/news/d.md":
      '---js\n{ title: "D", date: { isValid: true, toMillis: () => Date.UTC(2021, 4, 2, 3, 30) } }\n---\nText.\n',
    "src/news/2021-02-31/2021-05-01-e.md": entry("title: E"),
  });
  assert.equal(
    jsonItems(site).map((item) => [item.title, item.date_published, item.date_modified]),
    [
      ["A", "2021-05-05T00:00:00+06:00", undefined],
      ["B", "2021-05-04T00:00:00+06:00", undefined],
      ["C", "2021-05-03T00:00:00+06:00", undefined],
      ["D", "2021-05-02T09:30:00+06:00", undefined],
      ["E", "2021-05-01T00:00:00+06:00", undefined],
    ],
  );
  assert.equal(timesOf(site.read("/news/c/"))[0], { datetime: "2021-05-03", text: "May 3, 2021" });
});

test("with onInvalid: skip the good entries are published and the bad ones are warnings", async () => {
  const site = await buildSite(
    { ...BAD, "src/news/good.md": entry("title: Good\ndate: 2021-05-05") },
    { options: { onInvalid: "skip" } },
  );
  assert.equal(titlesOf(site), ["Good"]);
  const logs = site.logs.join("\n");
  for (const file of Object.keys(BAD)) assert.ok(logs.includes(`./${file}`), `${file}\n${logs}`);
  assert.match(logs, /16 entries read, 1 published, 15 left out because of errors/);
  assert.not.ok(site.has("/news/a-february/"));
  assert.not.ok(site.has("/news/j-updated/"), "what is no entry for the lists has no page either");
});

test("entries of one instant keep one order, whatever order the files are found in", async () => {
  const names = ["m", "b", "z", "a", "k"];
  const files = (order: string[]) =>
    Object.fromEntries(
      order.map((name) => [`src/news/${name}.md`, entry(`title: ${name}\ndate: 2021-05-05`)]),
    );
  const one = await buildSite(files(names));
  const other = await buildSite(files([...names].reverse()));
  assert.equal(titlesOf(one), titlesOf(other));
  assert.is(one.read("/news/feed.xml"), other.read("/news/feed.xml"));
});

test("a site's own filters, made for dates in UTC, show the very day that the plugin shows", async () => {
  const layout =
    "<!doctype html><html lang=en><head><title>x</title></head><body>{{ page.date.toISOString() }} {{ content | safe }}</body></html>";
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      {
        "src/_includes/own.njk": layout,
        "src/news/news.json": '{"layout":"own.njk"}',
        "src/news/day.md": "---\ntitle: Day\ndate: 2021-05-05\n---\nText.\n",
        "src/news/time.md": "---\ntitle: Time\ndate: 2021-05-05T09:30:00+06:00\n---\nText.\n",
      },
      { options: { timeZone: "Asia/Almaty", entries: { glob: "news/*.md", render } } },
    );
    assert.match(site.read("/news/day/"), "2021-05-05T00:00:00.000Z");
    assert.match(site.read("/news/time/"), "2021-05-05T03:30:00.000Z");
  }
});

test.run();
