import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { install, newsroom, read } from "../cli/command-line.ts";
import { eleventy } from "../helpers/command-line.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { blocksOf, isFile } from "./blocks.ts";

/** The text with the lines from the first key of the change to its last replaced by the change. */
function withChange(text: string, change: string): string {
  const key = (line: string) => line.split(/(?<=[:={])/)[0];
  const lines = text.split("\n");
  const changed = change.trimEnd().split("\n");
  const from = lines.findIndex((line) => key(line) === key(changed[0] ?? ""));
  const to = lines.findIndex((line, index) => index >= from && key(line) === key(changed.at(-1) ?? ""));
  assert.ok(from >= 0 && to >= from, `the file has the lines to change: ${change}`);
  return [...lines.slice(0, from), ...changed, ...lines.slice(to + 1)].join("\n");
}

const MACHINE = { now: "2021-05-06T05:00:00Z", timeZone: "Asia/Almaty", language: "en" };

test("whoever does what the tutorial says, block by block, ends with the feed that it promises", async () => {
  let folder = temporaryFolder();
  for (const block of blocksOf("docs/tutorial.md")) {
    const [role, file = ""] = block.role.split(" ");
    if (isFile(block)) writeFileSync(join(folder, block.role), block.text);
    if (role === "made") assert.is(block.text, read(folder, file), file);
    if (role === "change") writeFileSync(join(folder, file), withChange(read(folder, file), block.text));
    for (const line of block.language === "sh" && role !== "snippet" ? block.text.split("\n") : []) {
      const [, command] = /^npx (?:--package=\S+ )?newsroom (.+)$/.exec(line) ?? [];
      if (command) {
        const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, bare]) => quoted ?? bare ?? "",
        );
        const ran = await newsroom(folder, words, MACHINE);
        assert.is(ran.code, 0, `${line}: ${ran.err}${ran.out}`);
      } else if (line.startsWith("cd ")) folder = join(folder, line.slice("cd ".length));
      else if (line === "npm install") install(folder);
      else if (line.startsWith("npm run ")) {
        assert.ok(JSON.parse(read(folder, "package.json")).scripts[line.slice("npm run ".length)], line);
        // A process of its own, as the author has it: Eleventy keeps what it has read of another folder by the same name.
        const [code] = await once(eleventy(folder, ["--quiet"]), "exit");
        assert.is(code, 0, line);
      } else if (line !== "npm start") assert.is(line, "", "a line that this test cannot follow");
    }
  }
  assert.ok(existsSync(join(folder, "_site/news/tags/bridges/feed.xml")));
  for (const [parser, items] of Object.entries(await itemsOf(read(folder, "_site/news/feed.xml")))) {
    const market = items.find(({ title }) => title === "The market moves");
    assert.is(market?.date, "2021-05-05T03:30:00.000Z", parser);
    assert.is(market?.url, "https://town-news.example/news/the-market-moves/", parser);
    assert.ok(
      items.some(({ title }) => title === "The old bridge opens again"),
      parser,
    );
  }
  const checked = await newsroom(folder, ["check"], MACHINE);
  assert.is(checked.code, 0, checked.out);
});

test.run();
