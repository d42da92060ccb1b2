import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const DATED = "title: X\ndate: 2021-05-05";

test("an entry may show the content of a page that is rendered after it: Eleventy comes back for that", async () => {
  // Eleventy does not see by this code that the page is needed first.
  const addFilter = (eleventyConfig: { addFilter(name: string, filter: unknown): void }) =>
    eleventyConfig.addFilter(
      "contentOf",
      (collections: Record<string, { content: string }[]>) => collections["other"]?.[0]?.content,
    );
  // Eleventy does not come back for a filter in Nunjucks, with or without the plugin.
  const codes = { liquid: "{{ collections | contentOf }}", njk: "{{ collections.other[0].content }}" };
  for (const [language, code] of Object.entries(codes)) {
    const site = await buildSite(
      {
        "src/news/a.md": entry(`${DATED}\ntemplateEngineOverride: ${language}`, `[${code}]`),
        "src/z.njk": "---\ntags: other\n---\nfrom afar {{ collections.news.length }}",
      },
      { config: addFilter as never },
    );
    assert.match(site.read("/news/a/"), "[from afar 1]", language);
    const inCircle = entry(`${DATED}\ntags: other\ntemplateEngineOverride: ${language}`, code);
    assert.match(
      await buildError({ "src/news/a.md": inCircle }, { config: addFilter as never }),
      /templateContent too early on .*a\.md|circular/,
      language,
    );
  }
});

test.run();
