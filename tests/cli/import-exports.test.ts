import { readdirSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

/*
 * Exports of publishing programs: what was published is, a draft is a draft, and what was neither is not there.
 */

const post = (id: number, title: string, status: string, inside = "") => `<item><title>${title}</title>
<link>https://old.example/2020/05/post-${id}/</link><pubDate>Tue, 05 May 2020 03:30:00 +0000</pubDate><dc:creator>ann</dc:creator>
<guid isPermaLink="false">https://old.example/?p=${id}</guid><wp:post_id>${id}</wp:post_id>
<wp:post_date>2020-05-05 09:30:00</wp:post_date><wp:post_date_gmt>2020-05-05 03:30:00</wp:post_date_gmt>
<wp:status>${status}</wp:status>${inside.includes("wp:post_type") ? "" : "<wp:post_type>post</wp:post_type>"}${inside}</item>`;

const WORDPRESS = `<?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title><link>https://old.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>ann</wp:author_login>
<wp:author_email>ann@old.example</wp:author_email><wp:author_display_name>Ann &amp;amp; Lee</wp:author_display_name></wp:author>
${post(
  1,
  "Bridge &amp;#8211; open",
  "publish",
  `<content:encoded><![CDATA[First line
second line.

[caption id="x" width="300"]<img src="/a.jpg" alt="A" /> A <em>caption</em>[/caption]

[gallery ids="8,9"]

https://www.youtube.com/watch?v=abc

<ul>
<li>One</li>
</ul>
<pre>a

b</pre><!--more-->Rest.]]></content:encoded>
<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>
<wp:post_modified>2020-05-06 10:00:00</wp:post_modified><wp:post_modified_gmt>2020-05-06 04:00:00</wp:post_modified_gmt>
<category domain="category" nicename="town"><![CDATA[Town &amp; Land]]></category><category domain="post_tag" nicename="news">news</category>
<category domain="category" nicename="uncategorized">Uncategorized</category><category domain="post_format" nicename="x">Image</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>first-slug</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_content>Nice.</wp:comment_content></wp:comment>`,
)}
${post(2, "A draft", "draft").replaceAll("2020-05-05 03:30:00", "0000-00-00 00:00:00")}
${post(3, "Private memo", "private")}
${post(4, "Behind a password", "publish", "<wp:post_password>x</wp:post_password>")}
${post(5, "Tomorrow", "future")}
${post(6, "In the bin", "trash")}
${post(7, "About", "publish", "<wp:post_type>page</wp:post_type>")}
${post(8, "a.jpg", "inherit", "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/up/a.jpg</wp:attachment_url>")}
${post(9, "b.png", "inherit", "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/up/b.png</wp:attachment_url>")}
${post(10, "Copied", "publish").replace("p=10", "p=1")}
</channel></rss>`;

const entry = (id: number, title: string, inside: string) =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><title>${title}</title><published>2020-05-0${id}T10:00:00+02:00</published>
<content type="html">&lt;p&gt;Text ${id}&lt;/p&gt;</content><author><name>Ann</name><email>noreply@blogger.com</email></author>${inside}</entry>`;
const kind = (name: string) =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
const feed = (...entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title>${entries.join("")}</feed>`;

const BLOGGER = feed(
  entry(
    1,
    "Live",
    `${kind("post")}<category scheme="http://www.blogger.com/atom/ns#" term="Town"/><link rel="alternate" type="text/html" href="https://old.blogspot.example/2020/05/live.html"/>`,
  ),
  entry(2, "Unfinished", `${kind("post")}<app:control><app:draft>yes</app:draft></app:control>`),
  entry(3, "I agree", kind("comment")),
  entry(4, "About me", kind("page")),
  entry(5, "Template", kind("template")),
);

const status = (type: string, state: string, inside = "") =>
  `<blogger:type>${type}</blogger:type><blogger:status>${state}</blogger:status>${inside}`;

const TAKEOUT = feed(
  entry(1, "Live too", status("POST", "LIVE", "<blogger:filename>/2020/05/live-too.html</blogger:filename>")),
  entry(2, "Unfinished too", status("POST", "DRAFT")),
  entry(3, "I agree too", status("COMMENT", "LIVE")),
  entry(4, "Binned", status("POST", "LIVE", "<blogger:trashed>2021-01-01T00:00:00Z</blogger:trashed>")),
  entry(5, "Binned softly", status("POST", "SOFT_TRASHED")),
  entry(6, "Some day", status("POST", "SCHEDULED")),
);

const GHOST = JSON.stringify({
  db: [
    {
      meta: { version: "5.0.0" },
      data: {
        posts: [
          {
            id: "605ac141a2d5a6aa9e101ec3",
            title: "Ghost live",
            slug: "ghost-live",
            html: '<p>Text <img src="__GHOST_URL__/content/images/a.jpg"></p>',
            feature_image: "__GHOST_URL__/content/images/lead.jpg",
            custom_excerpt: "In <short>.",
            status: "published",
            visibility: "public",
            type: "post",
            published_at: "2020-05-05 10:00:00",
          },
          {
            id: "2",
            title: "Ghost draft",
            slug: "d",
            html: "<p>x</p>",
            status: "draft",
            created_at: "2020-05-06T10:00:00.000Z",
          },
          {
            id: "3",
            title: "Ghost members",
            slug: "m",
            html: "<p>x</p>",
            status: "published",
            visibility: "paid",
            published_at: 1588672800000,
          },
          { id: "4", title: "Ghost page", slug: "p", html: "<p>x</p>", status: "published", type: "page" },
          {
            id: "5",
            title: "Ghost lexical",
            slug: "l",
            lexical: "{}",
            status: "published",
            published_at: "2020-05-05 10:00:00",
          },
        ],
        posts_authors: [{ post_id: "605ac141a2d5a6aa9e101ec3", author_id: "1" }],
        users: [{ id: "1", name: "Ann Lee", email: "ann@old.example" }],
        posts_tags: [
          { post_id: "605ac141a2d5a6aa9e101ec3", tag_id: "2", sort_order: 1 },
          { post_id: "605ac141a2d5a6aa9e101ec3", tag_id: "1", sort_order: 0 },
          { post_id: "605ac141a2d5a6aa9e101ec3", tag_id: "3", sort_order: 2 },
        ],
        tags: [
          { id: "1", name: "Town" },
          { id: "2", name: "Rain" },
          { id: "3", name: "#internal", visibility: "internal" },
        ],
        posts_meta: [{ post_id: "605ac141a2d5a6aa9e101ec3", feature_image_alt: "The bridge" }],
      },
    },
  ],
});

const APP_DRAFTS = feed(
  entry(
    1,
    "Of a server",
    '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>',
  ),
  entry(2, "Also of it", ""),
);

interface Expected {
  published: string[];
  drafts: string[];
  leftOut: string;
}

const CASES: Record<string, [text: string, expected: Expected]> = {
  "wordpress.xml": [
    WORDPRESS,
    {
      published: ["Bridge – open", "Copied"],
      drafts: ["A draft", "Private memo", "Behind a password", "Tomorrow"],
      leftOut: "skipped 1 comment, 1 deleted post, 1 page, 2 attachments.",
    },
  ],
  "blogger.xml": [
    BLOGGER,
    { published: ["Live"], drafts: ["Unfinished"], leftOut: "skipped 1 comment, 1 page, 1 template." },
  ],
  "takeout.atom": [
    TAKEOUT,
    {
      published: ["Live too"],
      drafts: ["Unfinished too", "Some day"],
      leftOut: "skipped 1 comment, 2 deleted posts.",
    },
  ],
  "ghost.json": [
    GHOST,
    {
      published: ["Ghost live"],
      drafts: ["Ghost draft", "Ghost members", "Ghost lexical"],
      leftOut: "skipped 1 page.",
    },
  ],
  "server.xml": [
    APP_DRAFTS,
    { published: ["Also of it"], drafts: ["Of a server"], leftOut: "0 already on the site." },
  ],
};

for (const [name, [text, expected]] of Object.entries(CASES)) {
  test(`${name}: what was published is in the feeds, drafts are drafts, the rest is counted; again, nothing is written`, async () => {
    const folder = site({ [name]: text });
    const ran = await newsroom(folder, ["import", name]);
    assert.not.match(ran.err, STACK);
    assert.is(ran.code, 0, ran.err);
    assert.match(ran.out, expected.leftOut);
    const news = join(folder, "src/news");
    const entries = readdirSync(news).map((file) => matter(read(folder, `src/news/${file}`)).data);
    const titles = (isDraft: boolean) =>
      entries.filter(({ draft }) => (draft === true) === isDraft).map(({ title }) => title);
    assert.equal(titles(false).sort(), expected.published.toSorted());
    assert.equal(titles(true).sort(), expected.drafts.toSorted());
    const again = await newsroom(folder, ["import", name]);
    assert.match(again.out, `Wrote 0 entries to src/news, ${entries.length} already on the site`);
    await build(folder);
    const built = JSON.parse(read(folder, "_site/news/feed.json")) as {
      items: { title: string; id: string }[];
    };
    assert.equal(built.items.map(({ title }) => title).sort(), expected.published.toSorted());
  });
}

test("a post of WordPress keeps its text, zone, author, excerpt, pictures and addresses", async () => {
  const folder = site({ "wordpress.xml": WORDPRESS });
  await newsroom(folder, ["import", "wordpress.xml"]);
  const { data, content } = matter(read(folder, "src/news/bridge-open.md"));
  assert.match(
    read(folder, "src/news/bridge-open.md"),
    "\ndate: 2020-05-05T09:30:00+06:00\nupdated: 2020-05-06T10:00:00+06:00\n",
  );
  assert.is(data["id"], "https://old.example/?p=1");
  assert.equal(data["authors"], ["Ann & Lee"], "the name, and no address of mail");
  assert.equal(data["tags"], ["Town & Land", "News"], "the tag news would hide the collection of that name");
  assert.is(data["summary"], "In short.");
  assert.is(data["permalink"], "/2020/05/post-1/");
  assert.equal(data["redirect_from"], ["/2020/05/first-slug/"]);
  assert.match(content, "<p>First line<br>\nsecond line.</p>");
  assert.match(
    content,
    /<figure><img src="https:\/\/old\.example\/a\.jpg" alt="A">\s*<figcaption>A <em>caption<\/em><\/figcaption>\s*<\/figure>/,
  );
  assert.match(content, 'src="https://old.example/up/b.png"');
  assert.match(content, '<a href="https://www.youtube.com/watch?v=abc">');
  assert.match(content, "<li>One</li>");
  assert.match(content, /<pre>a\n&#10;b<\/pre>/);
  assert.not.match(content, /\[caption|\[gallery|<!--(?! more -->)/);
  assert.is(matter(read(folder, "src/news/copied.md")).data["id"], "https://old.example/2020/05/post-10/");
});

test("a post of Ghost keeps its id, address, pictures, tags in their order and author", async () => {
  const folder = site({ "ghost.json": GHOST });
  const ran = await newsroom(folder, ["import", "ghost.json"]);
  assert.match(ran.err, "[text-missing]");
  const { data, content } = matter(read(folder, "src/news/ghost-live.md"));
  assert.is(data["id"], "605ac141a2d5a6aa9e101ec3");
  assert.is(data["permalink"], "/ghost-live/");
  assert.equal(data["tags"], ["Town", "Rain"]);
  assert.equal(data["authors"], ["Ann Lee"]);
  assert.is(data["summary"], "In <short>.");
  assert.equal(data["image"], { url: "/content/images/lead.jpg", alt: "The bridge" });
  assert.match(content, 'src="/content/images/a.jpg"');
});

test("without permalinks, old addresses are kept to redirect from", async () => {
  const folder = site({ "takeout.atom": TAKEOUT });
  await newsroom(folder, ["import", "takeout.atom", "--no-permalinks"]);
  const { data } = matter(read(folder, "src/news/live-too.md"));
  assert.is(data["permalink"], undefined);
  assert.equal(data["redirect_from"], ["/2020/05/live-too.html"]);
  assert.equal(data["authors"], ["Ann"]);
});

test("an empty file, a folder without posts, a device and a feed without items are told, and end with 1", async () => {
  const folder = site({
    "empty.xml": "",
    "none.xml": "<rss><channel><title>x</title></channel></rss>",
    "nearly.xml": "<rss><channel><item><title>One</title><pubDate>2021-05-05</pubDate></item></channel></rss",
    "blank.xml": "\n  \n",
    "cut.xml": "<rss><channel><item><title>One</title><pubDate>2021-05-05</pubDate></item><item><title>Tw",
    "texts/a.md": "# A\n",
    "a.md": "---\ndate: 2021-05-05\n---\nText.\n",
  });
  for (const name of ["empty.xml", "none.xml", "blank.xml", "texts", "/dev/null"]) {
    const ran = await newsroom(folder, ["import", name]);
    assert.is(ran.code, 1, name);
    assert.match(ran.err, "[import-nothing]");
    assert.match(ran.err, "an export of WordPress");
  }
  const cut = await newsroom(folder, ["import", "cut.xml"]);
  assert.match(cut.err, "cut.xml: The file isn't a feed: it was cut off, and has no end. [feed-unreadable]");
  assert.match(cut.out, "Wrote 0 entries");
  const nearlyWhole = await newsroom(folder, ["import", "nearly.xml"]);
  assert.is(nearlyWhole.code, 0, "a last sign that is missing takes nothing away");
  const unset = await newsroom(folder, ["import", ""]);
  assert.equal(
    [unset.code, unset.out],
    [1, "Wrote 0 entries to src/news, 0 already on the site, 1 problem.\n"],
    "not the folder it runs in",
  );
});

test("shortcodes that stay in the text are named once; other words in brackets are text", async () => {
  const content = (text: string) => `<content:encoded><![CDATA[${text}]]></content:encoded>`;
  const folder = site({
    "old.xml": `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
${post(1, "Buttons", "publish", content('Go.\n\n[su_button url="/x"]Go[/su_button]\n\n[toc]\n\nHe said [sic] so [1].'))}
${post(2, "Form", "publish", content('[contact-form-7 id="12"]\n\n<pre>[example a="b"]</pre>[caption]<img src="/a.jpg">A[/caption]'))}
${post(3, "Plain", "publish", content("Nothing [here]."))}</channel></rss>`,
  });
  const ran = await newsroom(folder, ["import", "old.xml"]);
  assert.is(ran.code, 0, ran.err);
  assert.match(
    ran.err,
    "2 posts have shortcodes that are now shown as text: [su_button], [toc], [contact-form-7]. [template-code-kept]",
  );
  assert.is(ran.err.match(/template-code-kept/g)?.length, 1);
});

test("the end of an excerpt is kept: what is above it is the summary of a post that gives none", async () => {
  const folder = site({
    "wordpress.xml": WORDPRESS.replace("<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>", "")
      .replace("</pre><!--more-->Rest.", "</pre>")
      .replace("second line.", "second line.\n\n<!--more Read on-->\n\nThe rest."),
    "blogger.xml": BLOGGER.replace(
      "&lt;p&gt;Text 1",
      "&lt;p&gt;Above&lt;/p&gt;&lt;a name='more'&gt;&lt;/a&gt;&lt;p&gt;Text 1",
    ),
  });
  for (const file of ["wordpress.xml", "blogger.xml"]) {
    const ran = await newsroom(folder, ["import", file]);
    assert.is(ran.code, 0, ran.err);
  }
  await build(folder);
  const summaries = new Map(
    JSON.parse(read(folder, "_site/news/feed.json")).items.map(
      ({ title, summary }: { title: string; summary: string }) => [title, summary],
    ),
  );
  assert.is(summaries.get("Bridge – open"), "First line second line.");
  assert.is(summaries.get("Live"), "Above");
});

test.run();
