import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { entry } from "../helpers/entries.ts";
import { buildError, buildSite, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, WatchedSite } from "../helpers/watch.ts";

const DATED = "title: X\ndate: 2021-05-05";
const GOOD: Files = { "src/news/good.md": entry("title: Good\ndate: 2021-05-05") };

/** Text with template code on its third line, which is line 7 of the file, and what is said of it. */
type Case = [code: string, said: RegExp];

const LIQUID: Case[] = [
  ["{% foo %}", /x\.md:7: .*tag "foo" not found\. \[template-code\]\s+found: +\{% foo %\}/],
  ["{% foo", /x\.md:7: .*not closed\. \[template-code\]/],
  ["{{ title | nofilter }}", /x\.md:7: .*undefined filter: nofilter\. \[template-code\]/],
  ['{% include "no.html" %}', /x\.md:7: .*no\.html.*\[template-code\]/],
  [
    '{% include "bad.html" %}',
    /x\.md:7: .*tag "foo" not found \(in \.\/src\/_includes\/bad\.html:2\)\. \[template-code\]/,
  ],
  ["{{ title | boom }}", /x\.md:7: .*Boom. And more\. \[template-code\]/],
  ["{{ nothing | newsDate }}", /x\.md:7: The filter newsDate was given what is no date\. \[filter-date\]/],
];
const NUNJUCKS: Case[] = [
  ["{% foo %}", /x\.md:7: .*unknown block tag: foo\. \[template-code\]\s+found: +\{% foo %\}/],
  ["{{ title | nofilter }}", /x\.md:7: .*filter not found: nofilter\. \[template-code\]/],
  ["{{ title }}\n{{ title | nofilter }}", /x\.md:8: .*filter not found: nofilter\. \[template-code\]/],
  ["{{ a.b() }}", /x\.md:7: .*Unable to call .*\[template-code\]/],
  ['{% include "no.njk" %}', /x\.md:7: .*template not found: no\.njk\. \[template-code\]/],
  ['{% include "bad.html" %}', /x\.md:7: .*\(\.\/src\/_includes\/bad\.html\) \[Line 2.*\[template-code\]/],
  ["{{ title | boom }}", /x\.md:7: .*Boom. And more\. \[template-code\]/],
  ["{{ nothing | newsDate }}", /x\.md:7: The filter newsDate was given what is no date\. \[filter-date\]/],
];

/** Fields with template code on line 4 of the file. */
const FIELDS: Case[] = [
  ['permalink: "/x/{{ title | nofilter }}/"', /x\.md:4: .*undefined filter: nofilter\. \[template-code\]/],
  ['permalink: "/x/{% foo %}/"', /x\.md:4: .*tag "foo" not found\. \[template-code\]/],
  ['eleventyComputed: { a: "{{ title | nofilter }}" }', /x\.md:4: .*nofilter\. \[template-code\]/],
  ['eleventyComputed: { a: "{% foo" }', /x\.md:4: .*not closed\. \[template-code\]/],
];

const config = (eleventyConfig: { addFilter(name: string, filter: () => void): void }) =>
  eleventyConfig.addFilter("boom", () => {
    throw new Error("Boom.\nAnd more.");
  });

async function said(content: string, language: string, onInvalid: "error" | "skip"): Promise<string> {
  const files = {
    ...GOOD,
    "src/news/x.md": content,
    "src/news/news.json": JSON.stringify({ templateEngineOverride: `${language},md` }),
    "src/_includes/bad.html": "Line\n{% foo %}\n",
  };
  return buildError(files, { options: { onInvalid }, config: config as never });
}

test("template code in an entry that cannot be run ends the build with file, line and reason, skip or not", async () => {
  for (const [language, cases] of Object.entries({ liquid: LIQUID, njk: NUNJUCKS }))
    for (const [code, message] of cases)
      for (const onInvalid of ["error", "skip"] as const) {
        const error = await said(entry(DATED, `One\n\n${code}`), language, onInvalid);
        assert.match(error, message, `${language} ${code}`);
        assert.match(error, "Newsroom: 1 problem\n", `${language} ${code}`);
      }
});

test("so does code in a permalink or in computed data", async () => {
  for (const [field, message] of FIELDS) {
    const error = await said(entry(`${DATED}\n${field}`), "liquid", "error");
    assert.match(error, message, field);
    assert.match(error, "Newsroom: 1 problem\n", field);
  }
});

test("Eleventy's command tells the mistakes of all entries, each once, without a stack trace, and writes nothing", async () => {
  const folder = temporaryFolder();
  const texts = Object.fromEntries(
    LIQUID.slice(0, 4).map(([code], index) => [`src/news/${index}.md`, entry(DATED, code)]),
  );
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    ...GOOD,
    ...texts,
    "src/news/no-date.md": entry("title: Undated"),
    "src/news/address.md": entry(`${DATED}\npermalink: "/{% foo %}/"`),
    "eleventy.config.js": `import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (config) => { config.addPlugin(newsroom, { site: { url: "https://news.example/", title: "X" }, timeZone: "UTC", onInvalid: "skip" }); };
export const config = { dir: { input: "src" } };`,
  });
  for (const [removed, wanted] of [
    ["", /address\.md:4: /g],
    ["src/news/address.md", /\/[0-3]\.md:5: /g],
  ] as const) {
    if (removed) writeFiles(folder, { [removed]: entry(DATED) });
    const { status, output: coloured } = await runEleventy(folder);
    const output = stripVTControlCharacters(coloured);
    assert.is(status, 1);
    assert.not.match(output, /^(\[11ty\])?\s+at |stack trace/m);
    assert.is(output.match(wanted)?.length, removed ? 4 : 1, output);
    assert.is(output.match(/no-date\.md:1: /g)?.length, 1, output);
    assert.not.ok(existsSync(join(folder, "_site")));
  }
});

test("a watched site says it at each build, and is built when the code is mended", async () => {
  const folder = temporaryFolder();
  const broken = entry(DATED, "{{ title | nofilter }}");
  writeFiles(folder, { "package.json": '{"type":"module"}', ...GOOD, "src/news/x.md": entry(DATED) });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const site = new WatchedSite(folder, []);
  const page = join(folder, "_site/news/x/index.html");
  try {
    await site.ready();
    const write = (path: string, content: string) => () => writeFiles(folder, { [path]: content });
    const until = async (text: string) => {
      for (let tries = 0; !site.printed.includes(text) && tries < 100; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.match(site.printed, text);
    };
    await site.change(write("src/news/x.md", broken));
    await until("x.md:5: The template code");
    await site.change(write("src/news/good.md", entry("title: Better\ndate: 2021-05-05")));
    await until("x.md:5: The template code");
    await site.change(write("src/news/x.md", entry(DATED, "{{ title }} mended")));
    await until("2 published");
    assert.not.match(site.printed, "template-code");
  } finally {
    await site.stop();
  }
  assert.ok(existsSync(page));
});

test("an entry may show the content of a page that is rendered after it: Eleventy comes back for that", async () => {
  // Eleventy does not see by this code that the page is needed first.
  const addFilter = (eleventyConfig: { addFilter(name: string, filter: unknown): void }) =>
    eleventyConfig.addFilter(
      "contentOf",
      (collections: Record<string, { content: string }[]>) => collections["other"]?.[0]?.content,
    );
  for (const language of ["liquid", "njk"]) {
    const site = await buildSite(
      {
        "src/news/a.md": entry(
          `${DATED}\ntemplateEngineOverride: ${language}`,
          "[{{ collections | contentOf }}]",
        ),
        "src/z.njk": "---\ntags: other\n---\nfrom afar {{ collections.news.length }}",
      },
      { config: addFilter as never },
    );
    assert.match(site.read("/news/a/"), "[from afar 1]", language);
    const inCircle = entry(
      `${DATED}\ntags: other\ntemplateEngineOverride: ${language}`,
      "{{ collections | contentOf }}",
    );
    assert.match(
      await buildError({ "src/news/a.md": inCircle }, { config: addFilter as never }),
      /a\.md:7: .*too early on .*a\.md\. \[template-code\]/,
      language,
    );
  }
});

test("a language that there is not, and a pagination that cannot be, are told of the entry", async () => {
  const fields: Case[] = [
    ["templateEngineOverride: cobol", /x\.md:4: .*\[field-type\]\s+found: +cobol/],
    ["templateEngineOverride: njk,liquid", /x\.md:4: .*\[field-type\]/],
    ["pagination: { data: collections.news }", /x\.md:4: .*\[field-type\]/],
    ["pagination: { size: 1 }", /x\.md:4: .*\[field-type\]/],
    ["permalink: { build: 5 }", /x\.md:4: .*\[field-type\]/],
    ["permalink: { build: ../../x/ }", /x\.md:4: .*\[address-unsafe\]/],
    ["permalinkBypassOutputDir: true", /x\.md:4: .*\[address-unsafe\]/],
    ["tags: {{ title }}", /x\.md:4: .*needs quotes.*\[front-matter-invalid\]/],
  ];
  for (const [field, message] of fields)
    assert.match(await buildError({ ...GOOD, "src/news/x.md": entry(`${DATED}\n${field}`) }), message, field);
  const site = await buildSite({
    "src/news/x.md": entry(`${DATED}\ntemplateEngineOverride: njk, md`, "{{ title }} *runs*"),
    "src/news/y.md": entry(`${DATED}\ntemplateEngineOverride: html`, "{{ title }} as it is"),
  });
  assert.match(site.read("/news/x/"), "X <em>runs</em>");
  assert.match(site.read("/news/y/"), "{{ title }} as it is");
});

test.run();
