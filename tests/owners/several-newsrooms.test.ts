import { test } from "uvu";
import * as assert from "uvu/assert";
import newsroom from "../../plugins/newsroom.ts";
import { entry } from "../helpers/entries.ts";
import { buildSite, SITE } from "../helpers/site.ts";

interface Config {
  addPlugin(plugin: unknown, options?: unknown): void;
}

test("two newsrooms with one tag dictionary put their redirects and headers into one file each", async () => {
  const site = await buildSite(
    {
      "_data/newsTags.yaml": "Town:\n  aliases: [City]\n",
      "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [City]"),
      "src/press/b.md": entry("title: B\ndate: 2021-05-06\ntags: [City]"),
    },
    {
      options: { feeds: { headers: true } },
      config: ((config: Config) =>
        config.addPlugin(newsroom, {
          ...SITE,
          path: "/press/",
          entries: "press/*.md",
          name: "press",
          feeds: { headers: true },
        })) as never,
    },
  );
  for (const path of ["/news/", "/press/"]) {
    const sources = site
      .read("/_redirects")
      .split("\n")
      .map((line) => line.split(/\s+/)[0] ?? "");
    assert.is(sources.filter((source) => source === `${path}tags/city/`).length, 1, sources.join());
    assert.match(site.read("/_headers"), `${path}`);
  }
});

test.run();
