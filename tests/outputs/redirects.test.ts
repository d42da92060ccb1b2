import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { buildSite } from "../helpers/site.ts";

test("addresses that an entry had before lead to it, and nothing else in the field leads anywhere", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nredirect_from: /2021/05/old-a/"),
    "src/news/b.md": entry(
      'title: B\ndate: 2021-05-06\nredirect_from: [/old/b.html, "/größe b/", /news/b/, "//evil.example/", "https://x.example/", 5, "/a\\nb"]',
    ),
    "src/news/c.md": entry("title: C\ndate: 2021-05-07"),
  });
  assert.equal(site.read("/_redirects").trim().split("\n"), [
    "/old/b.html /news/b/ 301",
    "/gr%C3%B6%C3%9Fe%20b/ /news/b/ 301",
    "/2021/05/old-a/ /news/a/ 301",
  ]);
});

test("a site without old addresses has no such file", async () => {
  const site = await buildSite({ "src/news/a.md": entry("title: A\ndate: 2021-05-05") });
  assert.not.ok(site.has("/_redirects"));
});

test.run();
