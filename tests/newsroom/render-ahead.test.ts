import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuildSettings, buildSite } from "../helpers/site.ts";

const FILES = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [
    `src/news/entry-${index}.md`,
    `---\ntitle: Entry ${index}\ndate: 2021-01-01T00:${String(index % 60).padStart(2, "0")}:00Z\ntags: [Tag ${index % 7}]\n---\n\n## Part ${index}\n\nSome *text* with \`code\` and [a link](/about/).\n\n    not code\n`,
  ]),
);

/** What the site changes about Markdown keeps the other thread away. */
const alone = (config: { amendLibrary(name: string, amend: () => void): void }) =>
  config.amendLibrary("md", () => {});

async function outputOf(settings: BuildSettings): Promise<Record<string, string>> {
  const site = await buildSite(FILES, settings);
  return Object.fromEntries(site.files().map((file) => [file, site.read(file)]));
}

for (const render of ["direct", "templates"] as const) {
  test(`two threads make the very site that one makes (${render})`, async () => {
    const options = { entries: { glob: "news/**/*.md", render } };
    const together = await outputOf({ options });
    assert.equal(together, await outputOf({ options, config: alone as never }));
    assert.match(together["/news/entry-7/index.html"] ?? "", /<h2>Part 7<\/h2>\s*<p>Some <em>text<\/em>/);
  });
}

test.run();
