import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareFeeds } from "../../plugins/cli/check/against/compare-feeds.ts";
import { comparedFeed } from "../../plugins/cli/check/against/compared-feed.ts";
import { readFeed } from "../../plugins/cli/feed-reading/read-feed.ts";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { type Files, writeFiles } from "../helpers/site.ts";
import { build, config, newsroom, site } from "./command-line.ts";

const pad = (day: number) => String(day).padStart(2, "0");

/** Entries of 1 to 20 May, each with the tag of its week. */
const MAY: Files = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `src/news/may-${pad(index + 1)}.md`,
    `---\ntitle: Day ${index + 1}\ndate: 2021-05-${pad(index + 1)}\ntags: [Week ${Math.floor(index / 7) + 1}]\n---\nText.\n`,
  ]),
);

interface Result {
  code: number | null;
  problems: Diagnostic[];
  against: {
    feeds: number;
    shownAsNew: number;
    feedIds: { file: string; before: string; now: string }[];
  };
}

const LIMIT = "feeds: { limit: 10 },";
const deployed = new Map<string, Promise<string>>();

/** The built site of May, as it is deployed. */
function deployedSite(options: string): Promise<string> {
  let folder = deployed.get(options);
  if (!folder) {
    const made = site(MAY, options);
    folder = build(made).then(() => join(made, "_site"));
    deployed.set(options, folder);
  }
  return folder;
}

/** Changes the site of May, builds it, and compares it with what is deployed. A file that is "" is taken away. */
async function deploy(changes: Files, options = LIMIT, ...args: string[]): Promise<Result> {
  return compare(changes, { options, args });
}

interface Circumstances {
  options?: string;
  args?: string[];
  /** What happens to the copy of what is deployed, before anything is compared. */
  fetched?: (deployed: string) => void;
}

async function compare(
  changes: Files,
  { options = LIMIT, args = [], fetched }: Circumstances,
): Promise<Result> {
  const before = await deployedSite(options);
  const files = Object.entries({ ...MAY, ...changes }).filter(([, text]) => text !== "");
  const folder = site(Object.fromEntries(files), options);
  cpSync(before, join(folder, "deployed"), { recursive: true });
  fetched?.(join(folder, "deployed"));
  await build(folder);
  const ran = await newsroom(folder, ["check", "--against", "deployed", "--json", ...args]);
  const { problems, against } = JSON.parse(ran.out);
  return { code: ran.code, problems, against };
}

const codes = ({ problems }: Result) => [...new Set(problems.map(({ code }) => code))];

test("a new entry, an edit, a second old entry that comes late and one that falls off the end stop no deploy", async () => {
  const same = await deploy({});
  assert.equal(same, { code: 0, problems: [], against: { feeds: 12, shownAsNew: 0, feedIds: [] } });
  const grown = await deploy({
    "src/news/new.md": "---\ntitle: New\ndate: 2021-05-21\n---\nText.\n",
    "src/news/may-20.md":
      "---\ntitle: Day 20, corrected\ndate: 2021-05-20\nupdated: 2021-05-21\ntags: [Week 3]\n---\nOther text.\n",
  });
  assert.equal(codes(grown), []);
  const late = await deploy({ "src/news/late.md": "---\ntitle: Late\ndate: 2021-05-15\n---\nText.\n" });
  assert.is(late.code, 0);
  assert.equal(
    late.problems.map(({ code, severity, file }) => [code, severity, file]),
    [["against-old-as-new", "warning", "./src/news/late.md"]],
  );
});

test("another id of a feed itself is told, and stops no deploy: readers know a feed by its address", async () => {
  const folder = site(MAY, LIMIT);
  await build(folder);
  cpSync(join(folder, "_site"), join(folder, "deployed"), { recursive: true });
  const atom = join(folder, "deployed/news/atom.xml");
  writeFileSync(atom, readFileSync(atom, "utf8").replace(/<id>[^<]*<\/id>/, "<id>https://old.example/</id>"));
  const ran = await newsroom(folder, ["check", "--against", "deployed", "--strict"]);
  assert.is(ran.code, 0, ran.out);
  assert.match(
    ran.out,
    /The id of the feed _site\/news\/atom\.xml changed from https:\/\/old\.example\/ to https:\/\/news\.example\/news\/atom\.xml\./,
  );
  const { against } = JSON.parse((await newsroom(folder, ["check", "--against", "deployed", "--json"])).out);
  assert.equal(against.feedIds, [
    {
      file: "_site/news/atom.xml",
      before: "https://old.example/",
      now: "https://news.example/news/atom.xml",
    },
  ]);
});

test("a changed domain without lasting ids is stopped: every reader would show all items as new", async () => {
  const moved = config(LIMIT).replace("news.example", "moved.example");
  const result = await deploy({ "eleventy.config.js": moved });
  assert.is(result.code, 1);
  const changed = result.problems.filter(({ code }) => code === "against-id-changed");
  assert.is(changed.length, 20);
  assert.is(result.against.shownAsNew, 20);
  const last = changed.find(({ file }) => file === "./src/news/may-20.md");
  assert.is(last?.expected, "https://news.example/news/may-20/");
  assert.is(last?.found, "https://moved.example/news/may-20/");
  assert.match(last?.remedy ?? "", "`id: https://news.example/news/may-20/`");
});

test("with lasting ids the same move passes", async () => {
  const options = 'feeds: { limit: 10, ids: { authority: "news.example", since: "2021" } },';
  const result = await deploy(
    { "eleventy.config.js": config(options).replace("//news.example", "//moved.example") },
    options,
  );
  assert.equal(codes(result), []);
  assert.is(result.code, 0);
});

test("another zone moves every date, and is stopped with the lines of the dates", async () => {
  const result = await deploy({ "eleventy.config.js": config(LIMIT).replace("Asia/Almaty", "UTC") });
  assert.is(result.code, 1);
  const moved = result.problems.filter(({ code }) => code === "against-date-moved");
  assert.ok(moved.length >= 20);
  assert.ok(moved.every(({ line }) => line === 3));
});

test("an import of old entries is stopped, unless so many are allowed to come late", async () => {
  const bring: Files = {};
  for (let day = 11; day < 19; day++) {
    bring[`src/news/old-${day}.md`] = `---\ntitle: Old ${day}\ndate: 2021-05-${day} 10:00\n---\nText.\n`;
  }
  const stopped = await deploy(bring);
  assert.is(stopped.code, 1);
  // The feed has room for ten: six of May, and the four newest of those that came.
  assert.is(stopped.against.shownAsNew, 4);
  const allowed = await deploy(bring, undefined, "--late", "4");
  assert.is(allowed.code, 0);
});

test("an entry taken away is only mentioned; a renamed tag that loses its feed is stopped, an alias keeps it", async () => {
  const gone = await deploy({ "src/news/may-19.md": "" });
  assert.is(gone.code, 0);
  assert.equal(codes(gone), ["against-item-withdrawn"]);
  const rename: Files = {};
  for (let day = 15; day <= 20; day++) {
    rename[`src/news/may-${day}.md`] =
      `---\ntitle: Day ${day}\ndate: 2021-05-${day}\ntags: [Third week]\n---\nText.\n`;
  }
  const renamed = await deploy(rename);
  assert.is(renamed.code, 1);
  assert.equal(codes(renamed), ["against-feed-gone"]);
  const kept = await deploy({ ...rename, "_data/newsTags.yaml": "Third week:\n  aliases: [Week 3]\n" });
  assert.equal(kept.problems, []);
});

test("the feeds alone, without the rest of the site, are enough to compare with; a folder without feeds is refused", async () => {
  const folder = site(MAY);
  await build(folder);
  cpSync(join(folder, "_site/news"), join(folder, "kept"), { recursive: true });
  const ran = await newsroom(folder, ["check", "--against", "kept"]);
  assert.is(ran.code, 0, ran.out);
  assert.match(ran.out, "Compared 12 feeds with the deployed ones.");
  for (const [name, text] of [
    ["src", "the folder contains no feeds"],
    ["nowhere", "the folder doesn't exist or is empty"],
    ["package.json", "isn't a folder"],
  ] as const) {
    const wrong = await newsroom(folder, ["check", "--against", name]);
    assert.is(wrong.code, 2);
    assert.match(wrong.err, text);
  }
});

/** An entry of May with other fields. */
const changed = (day: number, fields: string, title = `Day ${day}`, name = `may-${pad(day)}`): Files => ({
  [`src/news/${name}.md`]: `---\ntitle: ${title}\n${fields}\ntags: [Week ${Math.floor((day - 1) / 7) + 1}]\n---\nWhat happened on day ${day} of this month.\n`,
});
const may = (change: (day: number) => Files): Files =>
  Object.assign({}, ...Array.from({ length: 20 }, (_, index) => change(index + 1)));
const briefly = ({ problems }: Result) =>
  problems.map(({ code, file, line, found, expected }) => [code, file, line, found, expected]);

test("what was deployed and cannot be read is named, and never passes for compared", async () => {
  const cut = (text: string) => text.slice(0, 3000);
  const broken: [string, (text: string) => string, RegExp][] = [
    ["feed.xml", () => "", /it is empty/],
    ["atom.xml", () => "<!doctype html><html><title>404</title></html>", /outermost element is <html>/],
    ["feed.json", cut, /it isn't valid JSON/],
    ["tags/week-3/feed.xml", cut, /not well-formed XML/],
  ];
  const result = await compare(
    {},
    {
      fetched: (deployed) => {
        for (const [name, change] of broken) {
          const path = join(deployed, "news", name);
          writeFileSync(path, change(readFileSync(path, "utf8")));
        }
      },
    },
  );
  assert.is(result.code, 1);
  assert.equal(codes(result), ["against-feed-unreadable"]);
  for (const [name, , reason] of broken) {
    const message = result.problems.find(({ file }) => file === `deployed/news/${name}`);
    assert.match(message?.problem ?? "", reason, name);
  }
  assert.is(result.against.feeds, 8);
  assert.is(result.against.shownAsNew, 0);
});

test("feeds that were fetched one by one are known by the address they say, whatever their names and the domain", async () => {
  const fetchedInto = (names: Record<string, string>) => (deployed: string) => {
    const texts = Object.entries(names).map(
      ([name, from]) => [name, readFileSync(join(deployed, from), "utf8")] as const,
    );
    rmSync(deployed, { recursive: true });
    for (const [name, text] of texts) {
      mkdirSync(join(deployed, name, ".."), { recursive: true });
      writeFileSync(join(deployed, name), text);
    }
  };
  const edit = changed(20, "date: 2021-05-21");
  const odd = await compare(edit, {
    fetched: fetchedInto({
      "main.xml": "news/feed.xml",
      "news.example/news/atom.xml": "news/atom.xml",
      "w3.json": "news/tags/week-3/feed.json",
    }),
  });
  assert.is(odd.against.feeds, 3);
  assert.equal(codes(odd), ["against-date-moved"]);
  const gone = await compare(
    may((day) => changed(day, `date: 2021-05-${pad(day)}`, undefined, `may-${pad(day)}`)),
    {
      fetched: (deployed) => {
        fetchedInto({ "main.xml": "news/feed.xml", "w3.xml": "news/tags/week-3/feed.xml" })(deployed);
        const path = join(deployed, "w3.xml");
        writeFileSync(path, readFileSync(path, "utf8").replaceAll("tags/week-3/", "tags/third/"));
      },
    },
  );
  assert.equal(
    gone.problems.map(({ code, found }) => [code, found]),
    [["against-feed-gone", "/news/tags/third/feed.xml"]],
  );
});

test("a newsroom that moves is compared through its redirects; without them its feeds are gone", async () => {
  const moved = config(`${LIMIT} path: "/press/",`).replace(
    "eleventyConfig.addPlugin",
    'eleventyConfig.addPassthroughCopy({ "src/redirects": "_redirects" });\n  eleventyConfig.addPlugin',
  );
  const without = await deploy({ "eleventy.config.js": moved });
  assert.equal(codes(without), ["against-feed-gone"]);
  assert.match(without.problems[0]?.remedy ?? "", "`_redirects`");
  const through = await deploy({
    "eleventy.config.js": moved,
    "src/redirects": "# moved\n/news/* /press/:splat 301\n",
  });
  assert.is(through.against.feeds, 12);
  assert.is(through.code, 0, JSON.stringify(through.problems[0]));
});

test("feeds of other programs are held against ours by their ids and addresses", async () => {
  const days = Array.from({ length: 10 }, (_, index) => 20 - index);
  const wordpress = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>https://news.example</link><atom:link href="https://news.example/feed/" rel="self" type="application/rss+xml"/>${days
    .map(
      (day) =>
        `<item><title>Day ${day}</title><link>https://news.example/news/may-${pad(day)}/</link><guid isPermaLink="false">https://news.example/?p=${day}</guid><pubDate>${new Date(Date.UTC(2021, 4, day, -6)).toUTCString().replace("GMT", "+0000")}</pubDate><description>What happened.</description></item>`,
    )
    .join("")}</channel></rss>`;
  const jekyll = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><id>https://news.example/feed.xml</id><link href="https://news.example/old.xml" rel="self"/>${days
    .map(
      (day) =>
        `<entry><title type="html">Day ${day}</title><link href="https://news.example/news/may-${pad(day)}.html" rel="alternate"/><published>2021-05-${pad(day)}T00:00:00+06:00</published><updated>2021-05-${pad(day)}T00:00:00+06:00</updated><id>https://news.example/news/may-${pad(day)}</id></entry>`,
    )
    .join("")}</feed>`;
  const copied = config(LIMIT).replace(
    "eleventyConfig.addPlugin",
    'eleventyConfig.addPassthroughCopy({ "src/redirects": "_redirects" });\n  eleventyConfig.addPlugin',
  );
  const site = {
    "eleventy.config.js": copied,
    "src/redirects": "/feed/ /news/feed.xml 301\n/old.xml /news/atom.xml 301\n",
  };
  const fetched = (deployed: string) => {
    rmSync(deployed, { recursive: true });
    mkdirSync(deployed);
    writeFileSync(join(deployed, "wordpress.rss"), wordpress);
    writeFileSync(join(deployed, "jekyll.xml"), jekyll);
  };
  const lost = await compare(site, { fetched });
  assert.is(lost.against.feeds, 2);
  assert.equal(codes(lost), ["against-id-changed"]);
  assert.is(lost.problems.length, 20);
  const kept = await compare(
    {
      ...site,
      ...may((day) => changed(day, `date: 2021-05-${pad(day)}\nid: https://news.example/?p=${day}`)),
    },
    {
      fetched: (deployed) => {
        fetched(deployed);
        rmSync(join(deployed, "jekyll.xml"));
      },
    },
  );
  assert.equal(kept.problems, []);
});

test("an entry that is dated beyond the end of its feed has moved; one that gets another file and headline is the same", async () => {
  const back = await deploy(changed(19, "date: 2020-05-19"));
  assert.equal(briefly(back), [
    [
      "against-date-moved",
      "./src/news/may-19.md",
      3,
      "2020-05-19T00:00:00+06:00",
      "2021-05-19T00:00:00+06:00",
    ],
  ]);
  const before = may((day) => changed(day, `date: 2021-05-${pad(day)}`));
  const folder = site(before, LIMIT);
  await build(folder);
  const fetched = (deployed: string) => {
    rmSync(deployed, { recursive: true });
    cpSync(join(folder, "_site"), deployed, { recursive: true });
  };
  const renamed = await compare(
    { ...before, "src/news/may-19.md": "", ...changed(19, "date: 2021-05-20", "Nineteen", "nineteen") },
    { fetched },
  );
  assert.equal(briefly(renamed), [
    [
      "against-id-changed",
      "./src/news/nineteen.md",
      undefined,
      "https://news.example/news/nineteen/",
      "https://news.example/news/may-19/",
    ],
  ]);
  // A notice with the text of the one that leaves the feed at its end is another.
  const notice = {
    "src/news/new.md": changed(11, "date: 2021-05-21", "Notice")["src/news/may-11.md"] as string,
  };
  assert.equal((await compare({ ...before, ...notice }, { fetched })).problems, []);
});

test("an entry taken out of many feeds is told once; all said to be updated at once are a warning", async () => {
  const withdrawn = await deploy(changed(19, "date: 2021-05-19\ndraft: true"));
  assert.is(withdrawn.problems.length, 1);
  assert.match(withdrawn.problems[0]?.problem ?? "", "feed.xml and");
  const updated = may((day) => changed(day, `date: 2021-05-${pad(day)}\nupdated: 2021-06-01`));
  const all = await deploy(updated);
  assert.is(all.code, 0);
  assert.equal(codes(all), ["against-updated-moved"]);
  assert.is(all.problems.length, 20);
  assert.is((await deploy(updated, LIMIT, "--strict")).code, 1);
});

test("a limit that is raised is named as what brings old entries", async () => {
  const result = await deploy({ "eleventy.config.js": config("feeds: { limit: 20 },") });
  assert.is(result.against.shownAsNew, 10);
  assert.match(result.problems[0]?.remedy ?? "", "feeds.limit");
});

test("an entry that expired is missed by nobody; one that lost its tag is mentioned; one that a hook dropped stops a deploy", async () => {
  const expired = await deploy({
    "src/news/may-20.md":
      "---\ntitle: Day 20\ndate: 2021-05-20\nexpires: 2021-05-21\ntags: [Week 3]\n---\nText.\n",
  });
  assert.equal(codes(expired), []);
  const untagged = await deploy({
    "src/news/may-20.md": "---\ntitle: Day 20\ndate: 2021-05-20\n---\nText.\n",
  });
  assert.equal(codes(untagged), ["against-item-withdrawn"]);
  assert.match(untagged.problems[0]?.problem ?? "", "The entry has left _site/news/tags/week-3/");
  const dropped = await deploy({
    "eleventy.config.js": config(
      "feeds: { limit: 10, item: (entry, item) => (entry.title === 'Day 19' ? false : item) },",
    ),
  });
  assert.is(dropped.code, 1);
  assert.ok(codes(dropped).includes("against-item-lost"));
  assert.is(dropped.problems.find(({ code }) => code === "against-item-lost")?.file, "./src/news/may-19.md");
});

test("a person is told how many old entries would be shown as new", async () => {
  const folder = site(MAY, LIMIT);
  cpSync(await deployedSite(LIMIT), join(folder, "deployed"), { recursive: true });
  writeFiles(folder, { "src/news/late.md": "---\ntitle: Late\ndate: 2021-05-15\n---\nText.\n" });
  await build(folder);
  const ran = await newsroom(folder, ["check", "--against", "deployed"]);
  assert.match(ran.out, "readers would show 1 old entry as new.");
});

/** What is told of two feeds of a machine that is no newsroom. */
function told(previous: object[], current: object[], limit = 10): string[] {
  const read = (items: object[]) =>
    comparedFeed(
      readFeed(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "T", items })),
    );
  return compareFeeds({
    previous: read(previous),
    current: read(current),
    file: "feed.json",
    limit,
    calendar: { zone: "UTC", publishTime: "00:00" },
    entryAt: () => undefined,
    hasExpired: () => false,
    isInChannel: () => false,
    late: 1,
  }).map(({ code, found }) => `${code} ${found}`);
}

test("items without id, address, title or date are compared by what they have", () => {
  const dated = { id: "1", url: "https://a.example/1", title: "One", date_published: "2021-05-05" };
  assert.equal(told([], [dated]), [], "where nothing was, nothing is old");
  assert.equal(told([{ title: "No id" }, dated], [{ title: "Another" }, dated]), []);
  assert.equal(told([{ ...dated, date_published: "soon" }], [dated]), []);
  assert.equal(told([dated], [{ ...dated, date_published: undefined }]), []);
  assert.equal(told([{ id: "a", url: "not an address" }], [{ id: "b", url: "not an address" }]), [
    "against-id-changed b",
  ]);
  assert.equal(
    told(
      [{ id: "a", title: "One", date_published: "2021-05-05" }],
      [
        { id: "b", title: "One", date_published: "2021-05-05" },
        { id: "c", title: "One", date_published: "2021-05-05" },
      ],
    ),
    ["against-id-changed b"],
  );
  assert.equal(told([{ id: "a", title: "Gone" }, dated], [dated]), ["against-item-withdrawn Gone a"]);
});

test.run();
