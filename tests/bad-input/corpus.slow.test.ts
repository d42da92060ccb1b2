import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newsroomErrorIn } from "../../plugins/diagnostics/causes.ts";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { timesOf } from "../helpers/page.ts";
import { buildFolder, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { corpus, type Made } from "./corpus.ts";

const COUNT = 1200;

const filesOf = (made: readonly Made[]): Files =>
  Object.fromEntries(made.map(({ name, ending, content }) => [`src/news/${name}${ending}`, content]));

/** Builds a corpus by Eleventy's own command. */
async function build(made: readonly Made[], render: string) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "eleventy.config.js": `import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (config) => { config.addPlugin(newsroom, { site: { url: "https://news.example/", title: "X" }, timeZone: "UTC",
  onInvalid: "skip", entries: { render: "${render}", glob: "news/**/*.{md,txt}" }, feeds: { limit: 500 } }); };
export const config = { dir: { input: "src" } };`,
    ...filesOf(made),
  });
  const { status, output } = await runEleventy(folder, ["--quiet"]);
  assert.not.match(output, /^(\[11ty\])?\s+at |stack trace/m, render);
  return { status, output, site: join(folder, "_site") };
}

const countOf = (made: readonly Made[], kind: string) => made.filter(({ fate }) => fate.kind === kind).length;

const codeOf = ({ fate }: Made): string | undefined => ("code" in fate ? fate.code : undefined);

/** How many messages of each kind a build printed, of which equal ones are one; and the files that are named, by kind. */
function messagesOf(output: string) {
  const counts = new Map<string, number>();
  const named: [code: string, file: string][] = [];
  const fileOf = (place: string) => place.replace(/^\.\/src\/news\/(.+?\.(?:md|txt))(?::\d+)?$/, "$1");
  let code = "";
  for (const line of output.split("\n")) {
    const first = /^(?:\[\w+\] )*(\.\/src\/news\/.+?\.(?:md|txt)(?::\d+)?): .*\[([a-z-]+)\]$/.exec(line);
    const [, places, total] = /^ {4}also: {5}(.*?)(?: and \d+ more)? \((\d+) in all\)$/.exec(line) ?? [];
    if (first) code = first[2] ?? "";
    const found = first ? [first[1] ?? ""] : (places?.split(", ") ?? []);
    named.push(...found.map((place): [string, string] => [code, fileOf(place)]));
    const more = first ? 1 : Number(total ?? 1) - 1;
    if (found.length > 0) counts.set(code, (counts.get(code) ?? 0) + more);
  }
  return { counts, named };
}

for (const [index, render] of (["templates", "direct"] as const).entries()) {
  const made = corpus(COUNT, 20210505 + index);

  test(`${render}: of ${COUNT} entries each has its fate, and the count fits`, async () => {
    const { status, output, site } = await build(made, render);
    assert.is(status, 0, output.slice(-3000));
    const wrong: string[] = [];
    for (const { name, ending, content, fate } of made) {
      const file = name + ending;
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
    const { counts: printed, named } = messagesOf(output);
    const codes = new Map(made.map((one) => [one.name + one.ending, codeOf(one)]));
    for (const [code, file] of named) assert.is(codes.get(file), code, file);
    const expected = new Map<string, number>();
    for (const code of made.flatMap((one) => codeOf(one) ?? []))
      expected.set(code, (expected.get(code) ?? 0) + 1);
    assert.equal([...printed].sort(), [...expected].sort());

    const counts =
      /(\d+) entries read, (\d+) published, (\d+) drafts, (\d+) held back.*?, (\d+) expired, (\d+) left out.*?, (\d+) removed/;
    const [read = 0, ...parts] = (counts.exec(output) ?? []).slice(1).map(Number);
    assert.is(read, COUNT);
    assert.equal(
      parts,
      ["published", "draft", "held", "expired", "skipped", "apart"].map((kind) => countOf(made, kind)),
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
    const folder = temporaryFolder();
    writeFiles(folder, { "package.json": '{"type":"module"}', ...filesOf(made) });
    const options = { entries: { render, glob: "news/**/*.{md,txt}" } };
    const error = await buildFolder(folder, { options }).catch((caught: unknown) => caught);
    const messages = newsroomErrorIn(error)?.messages ?? [];
    assert.equal(
      messages.map(({ file, code }) => `${file} ${code}`).sort(),
      made
        .filter((one) => codeOf(one) !== undefined)
        .map((one) => `./src/news/${one.name}${one.ending} ${codeOf(one)}`)
        .sort(),
    );
    assert.not.ok(existsSync(join(folder, "_site")));
  });
}

test.run();
