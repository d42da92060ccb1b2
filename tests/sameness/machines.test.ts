import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runEleventy } from "../helpers/command-line.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { hashesOf, makeRunnable } from "../helpers/watch.ts";

const OPTIONS = {
  site: { url: "https://news.example/", title: "The Example" },
  timeZone: "Asia/Almaty",
  feeds: {
    archive: true,
    limit: 20,
    headers: true,
    authors: true,
    sections: true,
    ids: { authority: "news.example", since: "2021" },
  },
  tags: { index: "letter", order: "count", related: 5 },
  authors: { pages: true },
  pages: { related: 3, size: 15 },
  languages: { kk: {}, tr: {} },
};

/** Names whose order, or whose lower case, differs from one language to another. */
const TAGS = ["Zürich", "Ångström", "İzmir", "Istanbul", "ılık", "Yard", "Čeština", "Cats", "chata", "Қала"];
const AUTHORS = ["Öztürk Işık", "Ole Ångström", "ann lee", "Ann Lee", "Žofie"];

/** Days as their authors write them: without a time, with one of the newsroom, with one of the world. */
const dateOf = (index: number) => {
  const day = `2021-0${1 + (index % 6)}-${String(1 + (index % 28)).padStart(2, "0")}`;
  return [day, `${day} 01:30`, `${day}T23:30:00Z`][index % 3];
};

/** So many that the second thread helps; several of one moment and one title. */
const FILES: Record<string, string> = {
  "package.json": '{"type":"module"}',
  "_data/newsTags.yaml":
    "Cats:\n  match: [cat, cats]\nZürich:\n  label: Zürich City\n  aliases: [Zurich]\n  match: [lake]\n",
  "src/index.njk":
    '---\npermalink: "/"\n---\n{% for entry in collections.news %}{{ entry | newsDate }} {{ entry.title }}\n{% endfor %}{% for tag in collections.newsTags %}{{ tag.label }}\n{% endfor %}',
  "src/news/wire.txt": "date 2021-04-01 From the wire\ntags Istanbul\n\nA cat of the wire.\n",
  "src/news/2020-12-31-named.md": "---\ntitle: Named\ntags: [ılık]\n---\nDated by its name.\n",
  "src/news/held.md": "---\ntitle: Held\ndate: 2999-01-01\n---\nNot yet.\n",
  "src/news/gone.md": "---\ntitle: Gone\ndate: 1999-01-01\nexpires: 1999-02-01\n---\nNo more.\n",
  ...Object.fromEntries(
    Array.from({ length: 216 }, (_, index) => [
      `src/news/${["", "kk/", "tr/"][index % 12 === 0 ? 1 : index % 12 === 1 ? 2 : 0]}entry-${index}.md`,
      `---\ntitle: ${index % 9 === 0 ? "The same title" : `Iğdır ${index}`}\ndate: ${dateOf(index)}
tags: [${TAGS[index % 10]}, ${TAGS[(index * 7 + 3) % 10]}]\nauthor: ${AUTHORS[index % 5]}\n---
A *text* with [a link](/about/) to the lake ${index}.\n`,
    ]),
  ),
};

/** Moves the clock, and gives the files of each folder in another order. */
const OTHER_MACHINE = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const shift = Number(process.env.CLOCK_SHIFT ?? 0);
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + shift] : given, as),
  apply: () => new Date().toString(),
  get: (target, name) => (name === "now" ? () => RealDate.now() + shift : Reflect.get(target, name)),
});
if (process.env.FILE_ORDER === "reversed") {
  const { readdir, readdirSync } = fs;
  const turned = (files) => files.sort((a, b) => (String(a.name ?? a) < String(b.name ?? b) ? 1 : -1));
  fs.readdirSync = (...given) => turned(readdirSync(...given));
  fs.readdir = (...given) => {
    const done = given.pop();
    readdir(...given, (error, files) => done(error, files && turned(files)));
  };
  const { readdir: promised } = fs.promises;
  fs.promises.readdir = async (...given) => turned(await promised(...given));
  syncBuiltinESMExports();
}
`;

const YEAR = 365 * 24 * 60 * 60 * 1000;

interface Machine {
  zone: string;
  locale: string;
  /** Where the site's files are written in the other order, and found in it. */
  reversed?: boolean;
  /** Time of all files, in seconds; that of their writing where it is missing. */
  stamp?: number;
  clockShift?: number;
  below?: string;
}

const MACHINES: Machine[] = [
  { zone: "UTC", locale: "C", stamp: 1_000_000_000 },
  { zone: "America/Los_Angeles", locale: "tr_TR.UTF-8", reversed: true, clockShift: YEAR },
  {
    zone: "Pacific/Kiritimati",
    locale: "lt_LT.UTF-8",
    stamp: 4_000_000_000,
    clockShift: -YEAR,
    below: "another place/Қала",
  },
];

async function buildOn(machine: Machine, options: object): Promise<Record<string, string>> {
  const root = temporaryFolder();
  const folder = join(root, machine.below ?? "site");
  const files = Object.entries(FILES);
  writeFiles(folder, Object.fromEntries(machine.reversed ? files.reverse() : files));
  makeRunnable(folder, options);
  const { stamp } = machine;
  if (stamp !== undefined) for (const [file] of files) utimesSync(join(folder, file), stamp, stamp);
  const preload = join(root, "other-machine.mjs");
  writeFileSync(preload, OTHER_MACHINE);
  const { status, output } = await runEleventy(folder, ["--quiet"], {
    NODE_OPTIONS: `--import ${pathToFileURL(preload).href}`,
    CLOCK_SHIFT: String(machine.clockShift ?? 0),
    FILE_ORDER: machine.reversed ? "reversed" : "",
    TZ: machine.zone,
    LANG: machine.locale,
    LC_ALL: machine.locale,
  });
  assert.is(status, 0, output);
  return hashesOf(join(folder, "_site"));
}

for (const lane of ["templates", "direct"] as const) {
  test(`machines of other zones, locales, clocks and file systems make the same bytes (${lane})`, async () => {
    const options = { ...OPTIONS, entries: { glob: "news/**/*.{md,txt}", render: lane } };
    const sites = await Promise.all(MACHINES.map((machine) => buildOn(machine, options)));
    const [first = {}, ...others] = sites;
    assert.ok(Object.keys(first).length > 300, String(Object.keys(first).length));
    for (const [index, other] of others.entries()) {
      const { zone, locale } = MACHINES[index + 1] as Machine;
      assert.equal(other, first, `${zone}, ${locale}`);
    }
  });
}

test.run();
