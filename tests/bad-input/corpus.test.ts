import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { timesOf } from "../helpers/page.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { corpus, type Made } from "./corpus.ts";

const COUNT = 5200;

/** Builds a corpus by Eleventy's own command. */
async function build(made: readonly Made[], render: string, onInvalid: string) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "eleventy.config.js": `import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (config) => { config.addPlugin(newsroom, { site: { url: "https://news.example/", title: "X" }, timeZone: "UTC",
  onInvalid: "${onInvalid}", entries: { render: "${render}", glob: "news/**/*.{md,txt}" }, feeds: { limit: 500 } }); };
export const config = { dir: { input: "src" } };`,
    ...Object.fromEntries(made.map(({ name, ending, content }) => [`src/news/${name}${ending}`, content])),
  });
  const { status, output: coloured } = await runEleventy(folder, ["--quiet"]);
  const output = stripVTControlCharacters(coloured);
  assert.not.match(output, /^(\[11ty\])?\s+at |stack trace/m, render);
  return { status, output, site: join(folder, "_site") };
}

const countOf = (made: readonly Made[], kind: string) => made.filter(({ fate }) => fate.kind === kind).length;

/** Files that messages name, each with the kinds of message about it. */
function messagesOf(output: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, file = "", code = ""] of output.matchAll(
    /^(?:\[\w+\] )*\.\/src\/news\/(.+?\.(?:md|txt))(?::\d+)?: .*\[([a-z-]+)\]/gm,
  ))
    found.set(file, [...(found.get(file) ?? []), code]);
  return found;
}

for (const [index, render] of ["templates", "direct"].entries()) {
  const made = corpus(COUNT, 20210505 + index);

  test(`${render}: of ${COUNT} entries each has its fate, and the count fits`, async () => {
    const { status, output, site } = await build(made, render, "skip");
    assert.is(status, 0, output.slice(-3000));
    const messages = messagesOf(output);
    const wrong: string[] = [];
    for (const { name, ending, content, fate } of made) {
      const file = name + ending;
      const codes = messages.get(file) ?? [];
      const expected = fate.kind === "skipped" ? [fate.code] : [];
      if (codes.join() !== expected.join())
        wrong.push(`${file}: ${codes} instead of ${expected}\n${content}`);
      if (ending === ".txt") continue;
      const page = join(site, "news", name, "index.html");
      const isThere = existsSync(page);
      if (isThere !== (fate.kind === "published" || fate.kind === "expired"))
        wrong.push(`${file}: ${isThere ? "a page" : "no page"}\n${content}`);
      else if (fate.kind === "published") {
        const [time] = timesOf(readFileSync(page, "utf8"));
        const instant = time?.datetime ?? "";
        const day = `${fate.day}${fate.time ? `T${fate.time}` : ""}`;
        if (!instant.startsWith(day)) wrong.push(`${file}: ${instant} instead of ${day}`);
      }
    }
    assert.equal(wrong.slice(0, 5), []);
    for (const file of messages.keys())
      assert.ok(
        made.some(({ name, ending }) => name + ending === file),
        `a message about ${file}`,
      );

    const counts =
      /(\d+) entries read, (\d+) published, (\d+) drafts, (\d+) held back.*?, (\d+) expired, (\d+) left out/;
    const [read = 0, ...parts] = (counts.exec(output) ?? []).slice(1).map(Number);
    assert.is(read, COUNT);
    assert.equal(
      parts,
      ["published", "draft", "held", "expired", "skipped"].map((kind) => countOf(made, kind)),
    );
    assert.is(
      parts.reduce((sum, part) => sum + part, 0),
      read,
    );

    const json = JSON.parse(readFileSync(join(site, "news/feed.json"), "utf8")) as {
      items: { url: string }[];
    };
    for (const name of ["feed.xml", "atom.xml"]) {
      const parsers = await itemsOf(readFileSync(join(site, "news", name), "utf8"));
      for (const [parser, items] of Object.entries(parsers)) {
        assert.equal(
          items.map(({ url }) => url),
          json.items.map(({ url }) => url),
          `${name} ${parser}`,
        );
        const dates = items.map(({ date }) => date ?? "");
        assert.equal(dates, [...dates].sort().reverse(), `${name} ${parser}`);
      }
    }
    assert.is(json.items.length, Math.min(500, countOf(made, "published")));
    for (const { url } of json.items)
      assert.ok(existsSync(join(site, decodeURIComponent(new URL(url).pathname), "index.html")), url);
  });

  test(`${render}: without skip the build ends with a message for each mistake, and writes nothing`, async () => {
    const { status, output, site } = await build(made.slice(0, 300), render, "error");
    assert.is(status, 1);
    const messages = messagesOf(output);
    const expected = made.slice(0, 300).filter(({ fate }) => fate.kind === "skipped");
    assert.equal([...messages.keys()].sort(), expected.map(({ name, ending }) => name + ending).sort());
    assert.equal(existsSync(site) ? readdirSync(site) : [], []);
  });
}

test.run();
