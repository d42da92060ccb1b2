import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { CATALOGUE } from "../../plugins/diagnostics/catalogue.ts";
import { PROJECT } from "../helpers/command-line.ts";
import { readDoc } from "./blocks.ts";

const sources = readdirSync(join(PROJECT, "plugins"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("catalogue"))
  .map((file) => readDoc(join("plugins", file)));

test("every kind of message in the catalogue is used, and no other", () => {
  const codes = Object.keys(CATALOGUE);
  const unused = codes.filter((code) => !sources.some((source) => source.includes(`"${code}"`)));
  assert.equal(unused, []);
  const written = sources.flatMap((source) =>
    Array.from(source.matchAll(/\bcode: "([a-z]+-[a-z-]+)"/g), ([, code = ""]) => code),
  );
  assert.equal(
    written.filter((code) => !codes.includes(code)),
    [],
  );
});

test("every explanation is a sentence or more", () => {
  for (const [code, { docs }] of Object.entries(CATALOGUE)) assert.match(docs, /^[A-Z`].{20,}[.]$/s, code);
});

test.run();
