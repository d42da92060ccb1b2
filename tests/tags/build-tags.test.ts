import { test } from "uvu";
import * as assert from "uvu/assert";
import { entryOf, hrefs, tagsOf } from "./sample-entries.ts";

const labels = (tags: readonly { label: string }[]): string[] => tags.map((tag) => tag.label);

test("News, news and NEWS are one page under the spelling that most entries use, whatever the order of files", () => {
  const entries = [
    entryOf("a", ["news"]),
    entryOf("b", ["News"], { day: 1 }),
    entryOf("c", ["News"], { day: 2 }),
    entryOf("d", [" NEWS"], { day: 3 }),
  ];
  for (const order of [entries, entries.toReversed()]) {
    const { tags } = tagsOf(order);
    assert.equal(labels(tags), ["News"]);
    assert.is(tags[0]?.href, "/news/tags/news/");
    assert.equal(hrefs(tags[0]?.entries ?? []), hrefs(order));
  }
});

test("of two spellings used equally often the first by code unit is shown", () => {
  const entries = [entryOf("a", ["news"]), entryOf("b", ["News"])];
  assert.equal(labels(tagsOf(entries).tags), ["News"]);
  assert.equal(labels(tagsOf(entries.toReversed()).tags), ["News"]);
});

test("C, C++ and C#, café and cafe, 日本語 and 🎉 each have a page of their own", () => {
  const names = [
    "C",
    "C++",
    "C#",
    "café",
    "cafe",
    "日本語",
    "🎉",
    "...",
    "__proto__",
    "constructor",
    "x".repeat(300),
  ];
  const { tags } = tagsOf([entryOf("a", names)]);
  assert.is(tags.length, names.length);
  assert.is(new Set(tags.map((tag) => tag.href)).size, names.length);
  assert.is(tags.find((tag) => tag.label === "日本語")?.href, "/news/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E/");
});

test("an entry that writes one tag in two ways is on its page once", () => {
  const { tags, tagsOf: of } = tagsOf(
    [entryOf("a", ["News", "news", "Nachrichten"])],
    "News: { aliases: [Nachrichten] }",
  );
  assert.is(tags[0]?.entries.length, 1);
  assert.equal([...of.values()].map(labels), [["News"]]);
});

test("an entry with an alias is on the tag's page, the alias's address leads there", () => {
  const { find } = tagsOf(
    [entryOf("a", ["Brain surgery"])],
    "Neurosurgery:\n  label: Neurosurgery\n  aliases: [Brain surgery, нейрохирургия]\n",
  );
  const tag = find("Neurosurgery");
  assert.equal(hrefs(tag.entries), ["/news/a/"]);
  assert.equal(tag.aliasSlugs, ["brain-surgery", "neyrokhirurgiya"]);
});

test("the address that a tag had before it was given a slug or a label leads to it", () => {
  const { find } = tagsOf(
    [entryOf("a", ["Medicine"])],
    "Medicine: { label: Health & medicine, slug: health }",
  );
  assert.is(find("Health & medicine").slug, "health");
  assert.equal(find("Health & medicine").aliasSlugs.toSorted(), ["health-and-medicine", "medicine"]);
});

test("where a tag and its new alias had like addresses, both old ones lead to the tag", () => {
  const before = tagsOf([entryOf("a", ["café"]), entryOf("b", ["cafe"])]);
  const old = [before.find("café").slug, before.find("cafe").slug];
  const after = tagsOf([entryOf("a", ["café"]), entryOf("b", ["cafe"])], "café: { aliases: [cafe] }").find(
    "café",
  );
  for (const slug of old) assert.ok([after.slug, ...after.aliasSlugs].includes(slug), slug);
});

test("an alias whose plain address is another tag's leads to its tag by the address that it had beside that one", () => {
  const before = tagsOf([entryOf("a", ["cafe", "Café"])]).find("Café").slug;
  const { find } = tagsOf([entryOf("a", ["cafe", "Coffee"])], "Coffee: { aliases: [Café] }");
  assert.equal([find("cafe").slug, find("Coffee").aliasSlugs], ["cafe", [before]]);
});

test("no alias address is that of a real tag, or of two tags", () => {
  const { tags } = tagsOf(
    [entryOf("a", ["A", "B", "cafe"])],
    "A: { aliases: [Café, Same!] }\nB: { aliases: [Same?, b!] }\n",
  );
  const all = tags.flatMap((tag) => [tag.slug, ...tag.aliasSlugs]);
  assert.is(new Set(all).size, all.length, all.join());
  assert.is(tags.find((tag) => tag.label === "cafe")?.slug, "cafe");
});

test("a tag has no further address by a spelling of its own name, and none that it never had", () => {
  const { find } = tagsOf(
    [entryOf("a", ["Health", "café"])],
    "Health: { label: Health!, aliases: [HEALTH] }\ncafé: { slug: coffee, aliases: [cafe] }\n",
  );
  assert.equal(find("Health!").aliasSlugs, []);
  const [plain, hashed, ...more] = find("café").aliasSlugs;
  assert.is(plain, "cafe");
  assert.match(hashed ?? "", /^cafe-[0-9a-f]{6}$/);
  assert.equal(more, []);
});

test("of two tags whose aliases have one address, the first by name has it, whatever the order of the dictionary", () => {
  for (const order of [
    ["A", "B"],
    ["B", "A"],
  ]) {
    const { find } = tagsOf(
      [entryOf("a", ["A", "B"])],
      order.map((name) => `${name}: { aliases: [Same${name === "A" ? "!" : "?"}] }\n`).join(""),
    );
    assert.equal(find("A").aliasSlugs, ["same"]);
  }
});

test("an entry of a tag is on the pages of all its parents, and shows its own tag only", () => {
  const { find, tagsOf: of } = tagsOf(
    [entryOf("a", ["Valves"]), entryOf("b", ["Medicine", "Cardiology"], { day: 1 })],
    "Medicine:\nCardiology: { parent: Medicine }\nValves: { parent: cardiology }\nUnused: { parent: Medicine }\n",
  );
  assert.equal(hrefs(find("Medicine").entries), ["/news/a/", "/news/b/"]);
  assert.equal(labels(find("Valves").ancestors), ["Medicine", "Cardiology"]);
  assert.is(find("Valves").parent, find("Cardiology"));
  assert.equal(labels(find("Medicine").children), ["Cardiology"]);
  assert.equal([...of.values()].map(labels), [["Valves"], ["Medicine", "Cardiology"]]);
});

test("a hidden tag has no page, is not shown with entries, and breadcrumbs pass over it", () => {
  const {
    tags,
    hidden,
    find,
    tagsOf: of,
  } = tagsOf(
    [entryOf("a", ["Front", "Child"])],
    "Top:\nFront: { hidden: true, parent: Top }\nChild: { parent: Front }\n",
  );
  assert.equal(labels(tags), ["Child", "Top"]);
  assert.equal(labels(hidden), ["Front"]);
  assert.is(hidden[0]?.entries.length, 1);
  assert.equal([...of.values()].map(labels), [["Child"]]);
  assert.equal(labels(find("Child").ancestors), ["Top"]);
});

test("a tag with too few entries is shown without a page", () => {
  const { tags, tagsOf: of } = tagsOf([entryOf("a", ["rare", "often"]), entryOf("b", ["often"])], "", {
    minEntries: 2,
  });
  assert.equal(labels(tags), ["often"]);
  assert.equal(
    [...of.values()][0]?.map((tag) => [tag.label, tag.href, tag.feeds]),
    [
      ["rare", "", false],
      ["often", "/news/tags/often/", true],
    ],
  );
});

test("an expired entry shows its tags, and is on no tag page", () => {
  const expired = entryOf("old", ["News", "Only here"], { day: 9 });
  const { find, tags, tagsOf: of } = tagsOf([entryOf("a", ["News"])], "", { expired: [expired] });
  assert.equal(labels(tags), ["News"]);
  assert.equal(hrefs(find("News").entries), ["/news/a/"]);
  assert.equal(labels(of.get(expired) ?? []), ["News", "Only here"]);
});

test("the dictionary's text, picture and feeds setting reach the page", () => {
  const { find } = tagsOf(
    [entryOf("a", ["A", "B"])],
    "A: { description: Say *A* & b, image: /i/a.png, feeds: false }\nB: { image: 'https://x.example/b.png' }\n",
  );
  assert.is(find("A").description, "<p>Say *A* & b</p>\n");
  assert.is(find("A").descriptionText, "Say *A* & b");
  assert.is(find("A").image, "https://news.example/i/a.png");
  assert.is(find("B").image, "https://x.example/b.png");
  assert.equal([find("A").feeds, find("B").feeds, find("A").known], [false, true, true]);
});

test("an edition in another language has that language's labels at the same addresses", () => {
  const yaml = "Science:\n  description: d\n  translations:\n    kk: { label: Ғылым, description: с }\n";
  const english = tagsOf([entryOf("a", ["ғылым"])], yaml).find("Science");
  const kazakh = tagsOf([entryOf("a", ["Science"])], yaml, { language: "kk-KZ" }).find("Ғылым");
  assert.is(english.slug, kazakh.slug);
  assert.is(kazakh.descriptionText, "с");
  const own = tagsOf(
    [entryOf("a", ["Science"])],
    "Science: { slug: sci, translations: { kk: { slug: gylym } } }",
    { language: "kk" },
  ).tags[0];
  assert.equal([own?.slug, own?.aliasSlugs], ["gylym", ["sci", "science"]]);
});

test("phrases in headline or text give the tag, after the tags written", () => {
  const { tagsOf: of, matchesOf } = tagsOf(
    [
      entryOf("a", ["Astana"], { title: "A SURGEON speaks", text: "in Astana about hearts" }),
      entryOf("b", []),
    ],
    "Surgery: { match: surgeon }\nAstana: { match: Astana }\nHeart: { match: [heart, hearts] }\n",
  );
  assert.equal([...of.values()].map(labels), [["Astana", "Surgery", "Heart"], []]);
  assert.equal(
    [...matchesOf.values()].flat().map(({ key, phrase }) => `${key}:${phrase}`),
    ["surgery:surgeon", "astana:Astana", "heart:hearts"],
  );
});

test("the text of entries is not read where no tag has phrases", () => {
  const entry = entryOf("a", ["A"]);
  Object.defineProperty(entry, "text", { get: () => assert.unreachable() });
  tagsOf([entry], "A:\n");
});

test("tags of an entry stand as written, by label, or by count", () => {
  const entries = [entryOf("a", ["b", "C", "a"]), entryOf("b", ["C", "a"]), entryOf("c", ["C"])];
  const first = (order: "written" | "label" | "count") =>
    labels([...tagsOf(entries, "", { order }).tagsOf.values()][0] ?? []);
  assert.equal(first("written"), ["b", "C", "a"]);
  assert.equal(first("label"), ["a", "b", "C"]);
  assert.equal(first("count"), ["C", "a", "b"]);
});

test("labels stand in the order of the edition's language", () => {
  const entries = [entryOf("a", ["Zebra", "Äpfel", "apfel", "Öl", "10", "9"])];
  assert.equal(labels(tagsOf(entries, "", { language: "de" }).tags), [
    "9",
    "10",
    "apfel",
    "Äpfel",
    "Öl",
    "Zebra",
  ]);
  assert.equal(labels(tagsOf(entries, "", { language: "sv" }).tags), [
    "9",
    "10",
    "apfel",
    "Zebra",
    "Äpfel",
    "Öl",
  ]);
});

test("ignored tags are none, unless the dictionary lists them", () => {
  const entries = [entryOf("a", ["posts", "All ", "news"])];
  assert.equal(labels(tagsOf(entries, "", { ignore: ["all", "posts", "news"] }).tags), []);
  assert.equal(labels(tagsOf(entries, "News:\n", { ignore: ["all", "posts", "news"] }).tags), ["News"]);
});

test("a tag that the dictionary does not list is reported with file, line and the nearest right name", () => {
  const yaml = "Cardiology: { aliases: [Heart] }\n";
  const entries = [entryOf("a", ["Cardiolgy", "heart"])];
  assert.equal(tagsOf(entries, yaml).messages, []);
  const [warning] = tagsOf(entries, yaml, { unknown: "warn" }).messages;
  assert.equal(
    [warning?.severity, warning?.file, warning?.line, warning?.found],
    ["warning", "./src/news/a.md", 3, "Cardiolgy"],
  );
  assert.match(warning?.remedy ?? "", "Cardiology");
  const { messages } = tagsOf(entries, yaml, { unknown: "error" });
  assert.equal(
    messages.map((message) => message.severity),
    ["error"],
  );
});

test("related tags are those that come together most often, not parents and children", () => {
  const { find } = tagsOf(
    [
      entryOf("1", ["A", "B", "C"]),
      entryOf("2", ["A", "C"]),
      entryOf("3", ["A", "Child"]),
      entryOf("4", ["D"]),
    ],
    "A:\nChild: { parent: A }\n",
  );
  assert.equal(
    find("A").related.map(({ tag, count }) => `${tag.label} ${count}`),
    ["C 2", "B 1"],
  );
  assert.equal(
    find("B").related.map(({ tag, count }) => `${tag.label} ${count}`),
    ["A 1", "C 1"],
  );
  assert.equal(find("D").related, []);
  assert.is(tagsOf([entryOf("1", ["A", "B", "C"])], "", { related: 1 }).find("A").related.length, 1);
});

test.run();
