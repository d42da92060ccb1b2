import { existsSync } from "node:fs";
import matter from "gray-matter";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainBody } from "../../plugins/cli/import/folders/old-template-code.ts";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

const JEKYLL = {
  "old/_config.yml": "url: https://old.example\nbaseurl: /blog\npermalink: pretty\n",
  "old/_posts/2020-05-05-Bridge.md": `---
layout: post
title: "The bridge: open"
date: 2020-05-05 09:30:00 +0600
categories: town roads
tags: [Bridges, news]
author: Ann Lee
excerpt: In short.
image: { path: /img/bridge.jpg, alt: The bridge }
redirect_from: [/old/bridge.html]
last_modified_at: 2020-06-01
---

See [rain]({% post_url 2020-05-06-rain %}) and ![a]({{ "/img/a.png" | relative_url }}).
{: .note }

{% highlight ruby %}
puts "{{ x }}"
{% endhighlight %}

{% raw %}{{ kept }}{% endraw %} {% include player.html id="1" %}
`,
  "old/_posts/2020-05-06-rain.md": "---\ntitle: Rain\npermalink: /rain/\n---\nWet.\n",
  "old/_posts/2020-05-07-hidden.md": "---\ntitle: Hidden\npublished: false\n---\nSecret.\n",
  "old/_posts/2020-05-08-broken.md": "---\ntitle: [Broken\n---\nText.\n",
  "old/_posts/2020-05-09-markup.html":
    "---\ntitle: HTML\n---\n<div>\n\n    <b>Bold</b>\n\n<script>alert(1)</script></div>\n",
  "old/_drafts/idea.md": "---\ntitle: Idea\n---\nPerhaps.\n",
  "old/about.md": "---\ntitle: About\ndate: 2020-01-01\n---\nUs.\n",
  "old/_site/2020/05/05/x.html": "---\ntitle: Built\ndate: 2020-01-01\n---\n",
};

test("a Jekyll site: posts in _posts with their addresses and ids, drafts as drafts, pages left out", async () => {
  const folder = site(JEKYLL);
  const ran = await newsroom(folder, ["import", "old"]);
  assert.not.match(ran.err, STACK);
  assert.is(ran.code, 1, "the broken front matter");
  assert.match(ran.err, "old/_posts/2020-05-08-broken.md:2: The front matter can't be read");
  assert.match(ran.err, "[template-code-kept]");
  assert.match(ran.err, "{% include player.html");
  assert.not.match(ran.err, "[date-missing]", "a draft has no date by its nature");
  assert.match(
    ran.out,
    "Wrote 5 entries to src/news (2 drafts), 0 already on the site, skipped 1 page, 1 problem.",
  );

  const text = read(folder, "src/news/bridge.md");
  const { data, content } = matter(text);
  assert.match(text, "\ndate: 2020-05-05T09:30:00+06:00\nupdated: 2020-06-01\n");
  assert.is(data["title"], "The bridge: open");
  assert.equal(data["tags"], ["Bridges", "News", "town", "roads"]);
  assert.equal(data["authors"], ["Ann Lee"]);
  assert.is(data["summary"], "In short.");
  assert.equal(data["image"], { url: "/img/bridge.jpg", alt: "The bridge" });
  assert.is(data["permalink"], "/town/roads/2020/05/05/Bridge/");
  assert.is(data["id"], "https://old.example/blog/town/roads/2020/05/05/Bridge");
  assert.equal(data["redirect_from"], ["/old/bridge.html"]);
  assert.is(data["layout"], undefined);
  assert.match(content, "See [rain](/rain/) and ![a](/img/a.png).\n");
  assert.match(content, '```ruby\nputs "{{ x }}"\n```');
  assert.not.match(content, "{: .note }");
  assert.is(matter(read(folder, "src/news/hidden.md")).data["draft"], true);
  assert.is(matter(read(folder, "src/news/idea.md")).data["draft"], true);
  assert.match(read(folder, "src/news/markup.md"), "<b>Bold</b>");
  assert.not.match(read(folder, "src/news/markup.md"), "alert");

  const again = await newsroom(folder, ["import", "old"]);
  assert.match(again.out, "Wrote 0 entries to src/news, 5 already on the site");
  await build(folder);
  const feed = JSON.parse(read(folder, "_site/news/feed.json")) as {
    items: { title: string; content_html: string }[];
  };
  assert.equal(feed.items.map(({ title }) => title).sort(), ["HTML", "Rain", "The bridge: open"]);
  assert.match(feed.items.find(({ title }) => title.startsWith("The"))?.content_html ?? "", "{{ kept }}");
});

const HUGO = {
  "hugo/hugo.toml": 'baseURL = "https://old.example/"\n[permalinks]\nnotes = "/:year/:slug/"\n',
  "hugo/content/posts/_index.md": "---\ntitle: All posts\ndate: 2020-01-01\n---\n",
  "hugo/content/posts/bridge.md": `+++
title = 'Bridge'
date = 2020-05-05T09:30:00+06:00
lastmod = 2020-05-06
tags = ["Town"]
categories = ["Roads"]
authors = ["Ann", "Bo"]
description = "In short."
images = ["img/b.jpg"]
aliases = ["/old/bridge/"]
+++

{{< figure src="/img/c.jpg" caption="A \\"view\\"" >}} {{< youtube abc-1 >}} [r]({{< relref "rain.md" >}})

{{</* note */>}}
`,
  "hugo/content/posts/rain/index.md": "---\ntitle: Rain\ndate: 2020-05-07\nslug: wet\n---\nRain.\n",
  "hugo/content/posts/rain/drop.png": "",
  "hugo/content/notes/short.md": "\n---\ntitle: Short\ndate: 2020-05-08\n---\nShort.\n",
  "hugo/content/posts/later.md": "---\ntitle: Later\ndate: 2020-05-09\ndraft: true\n---\n",
  "hugo/content/posts/gone.md": "---\ntitle: Gone\ndate: 2020-05-10\nexpiryDate: 2020-06-01\n---\n",
  "hugo/content/posts/quiet.md": "---\ntitle: Quiet\ndate: 2020-05-10\nbuild: { list: never }\n---\n",
  "hugo/content/about.md": "---\ntitle: About\n---\nUs.\n",
  "hugo/content/posts/bad.md": "+++\ntitle = \n+++\n",
};

test("a Hugo site: TOML and YAML, bundles, sections with patterns, aliases; hidden and expired pages are drafts", async () => {
  const folder = site(HUGO);
  const ran = await newsroom(folder, ["import", "hugo/content"]);
  assert.not.match(ran.err, STACK);
  assert.match(ran.err, "hugo/content/posts/bad.md:2: The front matter can't be read");
  assert.match(
    ran.out,
    "Wrote 6 entries to src/news (3 drafts), 0 already on the site, skipped 1 bundled file, 1 list page, 1 page, 1 problem.",
  );
  const text = read(folder, "src/news/bridge.md");
  const { data, content } = matter(text);
  assert.match(text, "\ndate: 2020-05-05T09:30:00+06:00\nupdated: 2020-05-06\n");
  assert.equal(data["tags"], ["Town", "Roads"]);
  assert.equal(data["authors"], ["Ann", "Bo"]);
  assert.is(data["image"], "/img/b.jpg");
  assert.is(data["permalink"], "/posts/bridge/");
  assert.is(data["id"], "https://old.example/posts/bridge/");
  assert.equal(data["redirect_from"], ["/old/bridge/"]);
  assert.match(content, "![");
  assert.match(content, "<https://www.youtube.com/watch?v=abc-1> [r](/posts/wet/)");
  assert.match(content, "{{< note >}}");
  assert.is(matter(read(folder, "src/news/rain.md")).data["permalink"], "/posts/wet/");
  assert.is(matter(read(folder, "src/news/short.md")).data["permalink"], "/2020/short/");
  for (const name of ["later", "gone", "quiet"])
    assert.is(matter(read(folder, `src/news/${name}.md`)).data["draft"], true, name);
  await build(folder);
  assert.match(read(folder, "_site/posts/bridge/index.html"), "{{&lt; note &gt;}}");
});

const HUGO_HABITS = {
  "hugo/hugo.toml": `baseURL = "https://old.example/"
[languages.en]
[languages.fr]
[permalinks]
posts = "/:year/:monthname/:slug/"
`,
  "hugo/content/posts/json.md": '{\n  "title": "JSON {1}", "date": "2021-05-05", "draft": true\n}\n\nText.\n',
  "hugo/content/posts/Loud.md": "---\nTitle: Loud\nDate: 2021-05-05\nDraft: true\n---\nText.\n",
  "hugo/content/posts/params.md":
    "---\ntitle: Params\ndate: 2021-05-05\nslug: Short-Name\nparams: { author: Ann }\n---\nText.\n",
  "hugo/content/posts/pluie.fr.md": "---\ntitle: Pluie\ndate: 2021-05-05\n---\nTexte.\n",
  "hugo/content/posts/ferry/index.fr.md": "---\ntitle: Le bac\ndate: 2021-05-05\n---\nTexte.\n",
  "hugo/content/posts/until.md": "---\ntitle: Until\ndate: 2021-05-05\nexpiryDate: 2099-01-01\n---\nText.\n",
  "hugo/content/posts/ahead.md": "---\ntitle: Ahead\ndate: 2021-05-05\npublishDate: 2099-01-01\n---\nText.\n",
  "hugo/content/posts/other.org": "#+TITLE: Org\n",
  "hugo/content/posts/plain.md": "No front matter.\n",
  "hugo/content/wip/_index.md":
    "---\ntitle: WIP\ncascade:\n- draft: true\n- target: { path: /wip/own }\n  params: { author: Bo }\n---\n",
  "hugo/content/wip/deep/lake.md": "---\ntitle: Deep\ndate: 2021-05-05\n---\nText.\n",
  "hugo/content/wip/own.md": "---\ntitle: Own\ndate: 2021-05-05\ndraft: false\n---\nText.\n",
  "hugo/content/wip/bad.md": "+++\ntitle = 'Bad'\ndate = yesterday\n+++\n",
  "hugo/content/wip/part.md": "---\ntitle: Part\n---\nText of other pages.\n",
  "hugo/content/wip/undated.md": "---\ntitle: Undated\ndate: soon\n---\nText.\n",
};

test("what Hugo hides is hidden, by JSON, capital letters and cascade too, and nothing is passed over in silence", async () => {
  const folder = site(HUGO_HABITS);
  const ran = await newsroom(folder, ["import", "hugo/content"]);
  assert.match(
    ran.out,
    "Wrote 10 entries to src/news (4 drafts), 0 already on the site, skipped 1 file of another format, 1 list page, 2 pages, 1 problem.",
  );
  assert.match(ran.err, "hugo/content/wip/bad.md:3: The front matter can't be read: invalid value.");
  assert.match(ran.err, "found:    soon");
  const data = (name: string) => matter(read(folder, `src/news/${name}.md`)).data;
  for (const name of ["json", "loud", "lake", "undated"]) assert.is(data(name)["draft"], true, name);
  assert.is(data("json")["title"], "JSON {1}");
  assert.is(data("own")["draft"], undefined, "a page says it against its section");
  assert.equal(data("own")["authors"], ["Bo"]);
  assert.equal([data("params")["authors"], data("params")["permalink"]], [["Ann"], "/2021/may/short-name/"]);
  assert.equal([data("pluie")["lang"], data("pluie")["permalink"]], ["fr", "/fr/2021/may/pluie/"]);
  assert.equal([data("ferry")["lang"], data("ferry")["permalink"]], ["fr", "/fr/2021/may/le-bac/"]);
  assert.match(read(folder, "src/news/until.md"), "\nexpires: 2099-01-01\n");
  assert.is(data("until")["draft"], undefined, "it is public until then");
  assert.match(read(folder, "src/news/ahead.md"), "\ndate: 2099-01-01\n");
  assert.is(data("ahead")["permalink"], "/2021/may/ahead/");
});

test("Jekyll's front matter defaults are a post's own where it says nothing", async () => {
  const folder = site({
    "old/_config.yml": `url: https://old.example
defaults:
- scope: { path: "", type: posts }
  values: { author: Ann, permalink: "/blog/:title/", image: /og.png }
- scope: { path: _posts/secret }
  values: { published: false }
- scope: { path: "*/town/**", type: posts }
  values: { tags: [Town] }
- scope: { path: "", type: pages }
  values: { author: Nobody }
`,
    "old/README.md": "No page.\n",
    "old/_posts/2021-05-05-a.md": "---\ntitle: A\n---\nText.\n",
    "old/_posts/secret/2021-05-05-b.md": "---\ntitle: B\nauthor: Bo\n---\nText.\n",
    "old/_posts/town/2021-05-05-c.md": "---\ntitle: C\n---\nText.\n",
    "old/_posts/2021-05-05-e.md": "---\ntitle: E\npermalink: /tän/other/\n---\nText.\n",
    "old/_posts/2021-05-06-d.textile": "---\ntitle: D\n---\nh1. Text\n",
  });
  const ran = await newsroom(folder, ["import", "old"]);
  assert.match(
    ran.out,
    "Wrote 4 entries to src/news (1 draft), 0 already on the site, skipped 1 file of another format.",
  );
  const data = (name: string) => matter(read(folder, `src/news/${name}.md`)).data;
  assert.equal([data("a")["authors"], data("a")["permalink"]], [["Ann"], "/blog/a/"]);
  assert.equal([data("b")["authors"], data("b")["draft"]], [["Bo"], true]);
  assert.equal(data("c")["tags"], ["Town"]);
  assert.is(data("c")["image"], undefined, "the picture of the theme is no post's");
  assert.is(data("c")["id"], "https://old.example/blog/c");
  assert.is(data("e")["id"], "https://old.example/t%C3%A4n/e", "jekyll-feed's, of the folder and the slug");
});

test("a single page of Hugo may begin with JSON, and JSON alone is still an export or a feed", async () => {
  const folder = site({
    "bridge.md": '{ "title": "A \\"page\\" }", "date": "2021-05-05" }\nText.\n',
    "feed.json":
      '{ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": "Item", "date_published": "2021-05-06" }] }',
  });
  const ran = await newsroom(folder, ["import", "bridge.md", "feed.json"]);
  assert.match(ran.out, "Wrote 2 entries");
  assert.is(matter(read(folder, "src/news/bridge.md")).data["title"], 'A "page" }');
  assert.is(matter(read(folder, "src/news/item.md")).data["title"], "Item");
});

test("a single file with front matter is an entry, whatever its name, and needs no configuration", async () => {
  const folder = site({
    "2020-05-05-bridge.md": "---\nlayout: post\ntitle: Bridge\n---\nText with **stars**.\n",
    "undated.md": "+++\ntitle = 'No day'\n+++\nText.\n",
  });
  const ran = await newsroom(folder, ["import", "2020-05-05-bridge.md", "undated.md"]);
  assert.is(ran.code, 0);
  assert.match(ran.err, "imported as a draft: undated");
  assert.is(
    read(folder, "src/news/bridge.md"),
    "---\ntitle: Bridge\ndate: 2020-05-05\n---\n\nText with **stars**.\n",
  );
  assert.is(read(folder, "src/news/undated.md"), "---\ntitle: No day\ndraft: true\n---\n\nText.\n");
  assert.not(existsSync(`${folder}/src/news/2020-05-05-bridge.txt`));
});

test("template code that Markdown can say is said in it, code that shows it is left alone", () => {
  const cases: [string, string, string | undefined][] = [
    ["{{ site.baseurl }}/a {{ site.url }}/b", "/a /b", undefined],
    ["{% comment %}x{% endcomment %}y", "y", undefined],
    ["{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```", undefined],
    ["{{< vimeo 12 >}}", "<https://vimeo.com/12>", undefined],
    ['[a](/b){:target="_blank"}', "[a](/b)", undefined],
    ["`{{ x }}`", "`{{ x }}`", undefined],
    ["```\n{% x %}\n```", "```\n{% x %}\n```", undefined],
    ["{% gist 1 %}", "{% gist 1 %}", "{% gist 1 %}"],
    ["{{< tweet 1 >}}", "{{< tweet 1 >}}", "{{< tweet 1 >}}"],
  ];
  for (const [written, text, left] of cases)
    assert.equal(
      plainBody(written, () => undefined),
      { text, left },
      written,
    );
});

test.run();
