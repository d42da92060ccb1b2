import { parseRssFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateXml } from "../../plugins/cli/check/feed-rules/validate-xml.ts";
import podcast, { type PodcastOptions } from "../../plugins/podcast.ts";
import { entry } from "../helpers/entries.ts";
import { type BuiltSite, buildSite } from "../helpers/site.ts";

const SHOW: PodcastOptions = {
  image: "/images/cover.jpg",
  category: ["Society & Culture > Documentary", "News"],
  author: "The Example",
  owner: { name: "The desk", email: "desk@news.example" },
};
const AUDIO = 'audio: { url: "https://media.example/one.mp3", length: 5242880, duration: "32:15" }';
const EPISODES = {
  "src/news/one.md": entry(
    `title: One & <only>\ndate: 2021-05-05\n${AUDIO}\nimage: /images/one.png\nepisode: 1\nseason: "2"\nepisodeType: full\nexplicit: true\ntranscript: [/t/one.vtt, { url: one.srt, language: kk }]\nchapters: /t/one.json`,
  ),
  "src/news/two.md": entry(
    "title: Two\ndate: 2021-05-06\naudio: /sound/two.m4a\nimage: /images/two.webp\nepisode: no. 2\nepisodeType: other\nexplicit: perhaps\ntranscript:",
  ),
  "src/news/three.md": entry("title: Film\ndate: 2021-05-07\nvideo: https://media.example/three.m4v"),
  "src/news/four.md": entry("title: No sound\ndate: 2021-05-08\nimage: /images/four.jpg"),
  "src/sound/two.m4a": new Uint8Array(1234),
};

function build(show = SHOW, pathPrefix?: string): Promise<BuiltSite> {
  return buildSite(EPISODES, {
    options: {
      feeds: {
        custom: {
          show: { title: "The show", description: "Of the river.", filter: () => true, ...podcast(show) },
        },
      },
    },
    ...(pathPrefix === undefined ? {} : { pathPrefix }),
  });
}

const ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

test("a podcast has what Apple requires of every podcast and every episode", async () => {
  const site = await build();
  const xml = site.read("/news/feeds/show/feed.xml");
  assert.match(xml, /^<\?xml version="1.0" encoding="utf-8"\?>/);
  assert.match(xml, `xmlns:itunes="${ITUNES}"`);
  assert.match(xml, 'xmlns:content="http://purl.org/rss/1.0/modules/content/"');
  const show = parseRssFeed(xml);
  for (const required of ["title", "description", "language"] as const) assert.ok(show[required], required);
  assert.is(show.itunes?.image, "https://news.example/images/cover.jpg");
  assert.is(show.itunes?.explicit, false);
  assert.equal(show.itunes?.categories, [
    { text: "Society & Culture", categories: [{ text: "Documentary" }] },
    { text: "News" },
  ]);
  assert.is(show.itunes?.author, "The Example");
  assert.equal(show.itunes?.owner, { name: "The desk", email: "desk@news.example" });
  assert.is(show.itunes?.type, "episodic");
  assert.equal(
    show.items?.map(({ title }) => title),
    ["Film", "Two", "One & <only>"],
  );
  const types = [
    "audio/mpeg",
    "audio/x-m4a",
    "video/mp4",
    "video/x-m4v",
    "video/quicktime",
    "application/pdf",
  ];
  for (const item of show.items ?? []) {
    assert.ok(item.title && item.guid?.value);
    assert.is(item.enclosures?.length, 1);
    const [file] = item.enclosures ?? [];
    assert.ok(types.includes(file?.type ?? ""), file?.type);
    assert.match(file?.url ?? "", /\.(?:mp3|m4a|mp4|m4v|mov|pdf)$/);
    // RFC 2822 with four digits of year, in GMT or with an offset.
    assert.match(String(item.pubDate), /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/);
  }
});

test("an episode has duration, picture, number, season, kind, transcripts and chapters where the entry says them rightly", async () => {
  const site = await build();
  const [film, two, one] = parseRssFeed(site.read("/news/feeds/show/feed.xml")).items ?? [];
  assert.equal(one?.enclosures, [
    { url: "https://media.example/one.mp3", length: 5_242_880, type: "audio/mpeg" },
  ]);
  assert.equal(one?.itunes, {
    duration: 1935,
    image: "https://news.example/images/one.png",
    season: 2,
    episode: 1,
    episodeType: "full",
    explicit: true,
  });
  assert.equal(one?.podcast?.transcripts, [
    { url: "https://news.example/t/one.vtt", type: "text/vtt" },
    { url: "https://news.example/news/one/one.srt", type: "application/x-subrip", language: "kk" },
  ]);
  assert.equal(one?.podcast?.chapters, {
    url: "https://news.example/t/one.json",
    type: "application/json+chapters",
  });
  // What is no number, no kind and no picture that Apple takes is left out; a file of the site is measured.
  assert.is(two?.itunes, undefined);
  assert.is(two?.podcast, undefined);
  assert.equal(two?.enclosures, [
    { url: "https://news.example/sound/two.m4a", length: 1234, type: "audio/x-m4a" },
  ]);
  assert.is(film?.enclosures?.[0]?.type, "video/x-m4v");
});

test("check finds nothing in a podcast, in RSS and in Atom", async () => {
  const site = await build();
  for (const file of ["feed.xml", "atom.xml"]) {
    const address = `/news/feeds/show/${file}`;
    const found: unknown[] = [];
    validateXml(site.read(address), { moment: Date.UTC(2030, 0, 1), address }, (problem, { name }) =>
      found.push([problem, name]),
    );
    assert.equal(found, [], file);
  }
});

test("only the podcast itself is one: other feeds have no elements of it, and keep entries without sound", async () => {
  const site = await build();
  for (const file of ["/news/feed.xml", "/news/atom.xml"])
    assert.not.match(site.read(file), /itunes|podcastindex/);
  assert.is(parseRssFeed(site.read("/news/feed.xml")).items?.length, 4);
  assert.match(site.read("/news/feeds/show/atom.xml"), "<itunes:duration>1935</itunes:duration>");
});

test("a podcast keeps its guid when it moves, if it is given, and else has the one its address makes", async () => {
  const guidIn = async (show: PodcastOptions) =>
    /<podcast:guid>([^<]*)/.exec((await build(show)).read("/news/feeds/show/feed.xml"))?.[1];
  // As any generator of UUIDs of version 5 makes it of `news.example/news/feeds/show/feed.xml`.
  assert.is(await guidIn(SHOW), "88ddf15f-a8b3-59c9-a4a3-7e1b437f45ba");
  const guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
  assert.is(await guidIn({ ...SHOW, guid }), guid);
});

test("addresses of a podcast below a path prefix have the prefix", async () => {
  const site = await build({ ...SHOW, type: "serial", explicit: true, locked: true }, "/below/");
  const xml = site.read("/news/feeds/show/feed.xml");
  for (const address of ["images/cover.jpg", "t/one.vtt", "images/one.png", "sound/two.m4a"])
    assert.match(xml, `"https://news.example/below/${address}"`);
  assert.match(xml, "<itunes:type>serial</itunes:type>");
  assert.match(xml, '<podcast:locked owner="desk@news.example">yes</podcast:locked>');
});

test("a podcast without what Apple requires is refused where it is configured", () => {
  for (const [options, told] of [
    [{}, /image.*\n.*nothing/],
    [{ image: "/cover.webp", category: "News" }, /image.*\n.*cover\.webp.*\n.*JPEG or PNG/],
    [{ image: "/cover.png", category: [] }, /category/],
    [{ image: "/cover.png", category: ["News", 5] }, /category/],
    [undefined, /image/],
  ] as [PodcastOptions, RegExp][])
    assert.throws(
      () => podcast(options),
      (error: Error) => told.test(error.message),
    );
  podcast({ image: "https://cdn.example/cover.png?w=3000", category: "News" });
});

test("a podcast without episodes, in a language or at all, is neither written nor listed", async () => {
  const options = (filter: (entry: { enclosures: readonly unknown[] }) => boolean) => ({
    languages: { fr: {} },
    feeds: { opml: true, custom: { show: { title: "The show", filter, ...podcast(SHOW) } } },
  });
  const files = { ...EPISODES, "src/news/fr/un.md": entry("title: Un\ndate: 2021-05-05") };
  for (const filter of [
    () => true,
    ({ enclosures }: { enclosures: readonly unknown[] }) => enclosures.length > 0,
  ]) {
    const site = await buildSite(files, { options: options(filter) });
    assert.ok(site.has("/news/feeds/show/feed.xml"));
    assert.not.ok(site.has("/news/fr/feeds/show/feed.xml"));
    for (const path of ["/news/feeds.opml", "/news/fr/", "/news/fr/subscribe/"])
      assert.not.match(site.read(path), "/news/fr/feeds/show/", path);
    assert.match(site.read("/news/feeds.opml"), "/news/feeds/show/");
    const none = await buildSite(
      { "src/news/a.md": entry("title: A\ndate: 2021-05-05") },
      { options: options(filter) },
    );
    assert.not.ok(none.files().some((file) => file.includes("/show/")));
  }
});

test.run();
