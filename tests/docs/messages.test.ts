import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT } from "../helpers/command-line.ts";
import { readDoc } from "./blocks.ts";

/** Names of all kinds of message in the sources of the plugin. */
function codesInSources(): Set<string> {
  const sources = readdirSync(join(PROJECT, "plugins"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readDoc(join("plugins", file)));
  const codes = new Set<string>();
  const endings = new Set<string>();
  const beginnings = new Set<string>();
  for (const source of sources) {
    for (const [, code = ""] of source.matchAll(/\bcode: "([a-z-]+)"/g))
      (code.includes("-") ? codes : beginnings).add(code);
    for (const [, ending = ""] of source.matchAll(/\bcode: `\$\{[\w.]+\}(-\w+)`/g)) endings.add(ending);
    for (const [, code = ""] of source.matchAll(/\bproblem\(\s*\w+,\s*"([a-z]+-[a-z-]+)"/g)) codes.add(code);
    for (const [, one = "", other = ""] of source.matchAll(/\bcode: .+ \? "([a-z-]+)" : "([a-z-]+)"/g))
      codes.add(one).add(other);
    for (const [, code = ""] of source.matchAll(/: (?:error|warning)\(\s*"([a-z]+-[a-z-]+)"/g))
      codes.add(code);
  }
  for (const beginning of beginnings) for (const ending of endings) codes.add(beginning + ending);
  return codes;
}

test("every message that the plugin has is explained, and no other", () => {
  const explained = [...readDoc("docs/messages.md").matchAll(/^### (.+)$/gm)].map(([, code]) => code ?? "");
  assert.equal(explained.toSorted(), [...codesInSources()].sort());
});

test("every explanation has some words", () => {
  for (const part of readDoc("docs/messages.md").split(/^### /m).slice(1)) {
    const [code = "", ...words] = part.split(/\s+/);
    assert.ok(words.filter(Boolean).length >= 6, code);
  }
});

test.run();
