import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { elementsOf } from "../helpers/page.ts";
import { type BuiltSite, buildFolder, buildSite, temporaryFolder, writeFiles } from "../helpers/site.ts";

const MODES = ["templates", "direct"] as const;

const FILES = {
  "src/news/choir.md": entry(
    'title: Choir\ndate: 2021-05-05\nimage: ./choir.jpg\naudio: "sub/the song.mp3"',
    "![Score](score.png?v=2#top) [Programme](../files/programme.pdf) [Next](./next.md) <img srcset='a.webp 1x, b.webp 2x'> <video poster=\"p.avif\"></video>",
  ),
  "src/news/next.md": entry(
    "title: Next\ndate: 2021-05-06\nimage: { path: choir.jpg }\npermalink: /2021/next.html",
    "![Score](score.png)",
  ),
  "src/news/bundle/index.md": entry("title: Bundle\ndate: 2021-05-07\nimage: lead.jpg", "![Lead](lead.jpg)"),
  "src/news/w.txt": "date 2021-05-08 A wire entry\nimage ./choir.jpg\n\nText.",
  "src/news/choir.jpg": "12345",
  "src/news/sub/the song.mp3": "123",
  "src/news/score.png": "1",
  "src/news/a.webp": "1",
  "src/news/b.webp": "2",
  "src/news/p.avif": "3",
  "src/news/bundle/lead.jpg": "1234",
  "src/files/programme.pdf": "12",
};

/** Every address of a file of the site that pages or feeds name, as a path below the output folder. */
function filesNamed(site: BuiltSite): string[] {
  const named = new Set<string>();
  const add = (address: string | undefined, page: string) => {
    if (!address) return;
    const url = new URL(address, new URL(page, "https://news.example/"));
    if (url.host === "news.example" && /\.(jpg|png|mp3|pdf|webp|avif)$/.test(url.pathname))
      named.add(decodeURIComponent(url.pathname));
  };
  for (const file of site.files().filter((name) => name.endsWith(".html"))) {
    const page = file.replace(/index\.html$/, "");
    const html = site.read(file);
    for (const name of ["img", "audio", "video", "a", "meta"])
      for (const { src, href, content, poster, srcset } of elementsOf(html, name) as Record<
        string,
        string
      >[]) {
        for (const address of [src, href, content, poster]) add(address, page);
        for (const one of srcset?.split(",") ?? []) add(one.trim().split(" ")[0], page);
      }
  }
  for (const { url, attachments = [], content_html } of JSON.parse(site.read("/news/feed.json")).items) {
    for (const attachment of attachments) add(attachment.url, url);
    for (const [, address] of content_html.matchAll(/(?:src|href|poster)="([^"]*)"/g)) add(address, url);
  }
  return [...named].sort();
}

test("files beside an entry are where its page, lists and feeds say, on every kind of entry", async () => {
  for (const render of MODES) {
    for (const pathPrefix of ["/", "/press/"]) {
      const site = await buildSite(FILES, { options: { entries: { render } }, pathPrefix });
      const named = filesNamed(site).map((path) => path.replace(/^\/press\//, "/"));
      assert.ok(named.length >= 9, named.join(" "));
      for (const path of named) assert.ok(site.has(path), `${render} ${pathPrefix} ${path}`);
      assert.is(site.read("/news/choir.jpg"), "12345");
      assert.is(site.read("/news/sub/the song.mp3"), "123");
      assert.is(site.read("/news/bundle/lead.jpg"), "1234");
      assert.is(site.read("/2021/score.png"), "1");
      assert.is(site.read("/news/files/programme.pdf"), "12");
      assert.not.ok(
        site.files().some((file) => file.endsWith(".md")),
        "sources of pages are not files",
      );
      assert.match(site.read("/news/feed.xml"), 'length="3"');
      assert.not.match(site.logs.join("\n"), "enclosure-not-found");
    }
  }
});

test("a file that is not there is told of, and what leads out of the site is never copied", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "secret.jpg": "secret",
    "site/package.json": '{"type":"module"}',
    "site/secret.png": "secret",
    "site/src/news/a.md": entry(
      "title: A\ndate: 2021-05-05\nimage: ../../../secret.jpg",
      "![x](../../secret.png) ![y](../../../secret.jpg) ![z](%2e%2e/%2e%2e/secret.png)",
    ),
    "site/src/news/b.md": entry("title: B\ndate: 2021-05-05\nimage: ./gone.jpg"),
    "site/src/news/c.md": entry(
      "title: C\ndate: 2021-05-05\nimage: /img/gone.jpg\naudio: https://x.example/a.mp3",
    ),
  });
  for (const render of MODES) {
    const site = await buildFolder(join(folder, "site"), { options: { entries: { render } } });
    assert.not.ok(site.files().some((file) => /secret/.test(file)));
    const said = site.logs.join("\n");
    assert.match(
      said,
      /b\.md:4: The `image` field of the entry names a file that doesn't exist\. \[enclosure-not-found\]\s+found: +\.\/gone\.jpg/,
    );
    assert.match(said, /a\.md:4: The `image` field of the entry names a file/);
    assert.not.match(said, /c\.md/);
  }
});

test("a file that the site copies itself is the site's, and one that has changed is copied again", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nimage: a.jpg"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-05\nimage: b.jpg"),
    "src/news/a.jpg": "beside",
    "src/news/b.jpg": "beside",
    "public/news/a.jpg": "the site's own",
  });
  const config = (eleventyConfig: { addPassthroughCopy(paths: object): void }) =>
    eleventyConfig.addPassthroughCopy({ public: "/" });
  const site = await buildFolder(folder, { config });
  assert.is(site.read("/news/a.jpg"), "the site's own");
  assert.is(site.read("/news/b.jpg"), "beside");
  site.change("src/news/b.jpg", "another");
  await buildFolder(folder, { config });
  assert.is(readFileSync(join(folder, "_site/news/b.jpg"), "utf8"), "another");
  rmSync(join(folder, "_site"), { recursive: true });
  assert.not.ok(existsSync(join(folder, "_site")));
});

for (const render of MODES)
  test(`a link to a file outside of the site is not published, with ${render}`, async () => {
    const outside = temporaryFolder();
    writeFiles(outside, { "secret.png": "secret" });
    const folder = temporaryFolder();
    writeFiles(folder, {
      "package.json": '{"type":"module"}',
      "src/news/a.md": entry(
        "title: A\ndate: 2021-05-05\nimage: ./linked.png",
        "![P](linked.png) ![Q](inside.png)",
      ),
      "pictures/own.png": "own",
    });
    symlinkSync(join(outside, "secret.png"), join(folder, "src/news/linked.png"));
    symlinkSync(join(folder, "pictures/own.png"), join(folder, "src/news/inside.png"));
    const site = await buildFolder(folder, { options: { entries: { render } } });
    assert.equal(
      site.files().filter((file) => file.endsWith(".png")),
      ["/news/a/inside.png"],
    );
  });

test.run();
