import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuiltSite, textOfError } from "../helpers/site.ts";
import { type Block, docFiles, isFile, sectionsOf } from "./blocks.ts";
import { buildSection, configsOf } from "./build-section.ts";

/** Text with its blanks made one and without classes, so that an example says what matters. */
const flat = (text: string): string =>
  text
    .replaceAll("&nbsp;", " ")
    .replace(/ class="[^"]*"/g, "")
    .replace(/\s+/g, " ")
    .trim();

const isResult = ({ role }: Block) => role.startsWith("result ");
const isError = ({ role }: Block) => role === "error";

/** A result names one address, or several that have the same. */
function looksAs(site: BuiltSite, result: Block): void {
  const where = `${result.page}:${result.line}`;
  for (const address of result.role.split(" ").slice(1)) {
    assert.ok(site.has(address), `${where}: ${address} is made; made are ${site.files().join(" ")}`);
    const text = flat(site.read(address));
    const from = Math.max(0, text.search(/<main|<item|<entry/));
    for (const line of result.text.split("\n").map(flat).filter(Boolean)) {
      assert.ok(
        text.includes(line),
        `${where}: “${line}” is not in ${address}: …${text.slice(from, from + 1500)}`,
      );
    }
  }
}

for (const page of docFiles()) {
  for (const [heading, blocks] of sectionsOf(page)) {
    const shown = blocks.filter(
      (block) => isFile(block) || block.role === "addPlugin" || isResult(block) || isError(block),
    );
    if (shown.length === 0) continue;
    for (const config of configsOf(blocks)) {
      const error = blocks.find(isError);
      test(`${page}, “${heading}”: the site of the example ${error ? "ends as shown" : "builds as shown"}`, async () => {
        if (error) {
          let message = "";
          try {
            await buildSection(blocks, config);
          } catch (caught) {
            message = textOfError(caught);
          }
          for (const line of error.text.split("\n").map(flat).filter(Boolean))
            assert.ok(flat(message).includes(line), `${page}:${error.line}: “${line}” is not in: ${message}`);
          return;
        }
        const site = await buildSection(blocks, config).catch((caught: unknown) => {
          throw new Error(`${page}:${config.line || blocks[0]?.line}: ${textOfError(caught)}`);
        });
        for (const result of blocks.filter(isResult)) looksAs(site, result);
      });
    }
  }
}

test.run();
