import type { Files } from "../helpers/site.ts";

/* A site that has much of what a machine could write otherwise: names to sort, dates in words, addresses made of names. */

export const OPTIONS = {
  site: { url: "https://news.example/", title: "The Example", image: "https://news.example/a.png" },
  timeZone: "Asia/Almaty",
  feeds: {
    archive: true,
    limit: 20,
    headers: true,
    authors: true,
    sections: true,
    ids: { authority: "news.example", since: "2021" },
  },
  tags: { index: "letter", order: "count", related: 5 },
  authors: { pages: true },
  pages: { related: 3, size: 15 },
  languages: { kk: {}, ru: {}, tr: {} },
};

/** Names whose order, whose lower case, or whose address differs from one language or Unicode to another. */
const TAGS = [
  ..."Zürich Ångström İzmir Istanbul ılık Yard Čeština Cats chata Қала Ёлка Щука əlyazma Straße".split(" "),
  ..."日本語 ไทย العربية 🎉 C++ C# 👩‍🔬 10 9".split(" "),
  "R&D",
  "KIT",
  "kit",
  "О͏н",
];
const AUTHORS = ["Öztürk Işık", "Ole Ångström", "ann lee", "Ann Lee", "Žofie", "Әлия Ұзақ"];
const FOLDERS = ["kk", "ru", "tr"];

/** Days as their authors write them: without a time, with one of the newsroom, with one of the world. */
const dateOf = (index: number) => {
  const day = `2021-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;
  return [day, `${day} 01:30`, `${day}T23:30:00Z`, `${day} 12:05:09+05:45`][index % 4];
};

const nameOf = (list: readonly string[], index: number) => JSON.stringify(list[index % list.length]);

const entryOf = (index: number) => `---
title: ${index % 9 === 0 ? "The same title" : `Iğdır Ёж «${index}» 🎉`}
date: ${dateOf(index)}
tags: [${nameOf(TAGS, index)}, ${nameOf(TAGS, index * 7 + 3)}]
author: ${nameOf(AUTHORS, index)}
section: ${nameOf(["Өнер", "Town", "İş"], index)}
${index % 5 === 0 ? "audio: https://cdn.example/a.mp3\nimage: /b.png\nupdated: 2022-03-01" : `summary: Of ${index}`}
---
A *text* with [a link](/about/?a=${index}#x) to the lake ${index}, https://news.example/қала, "quotes" and 👩‍🔬 \`code\`.

| a | b |
| - | - |
| 1 | <b>2</b><script>alert(1)</script> |
`;

const LISTS = `---
permalink: "/"
---
{% for entry in collections.news %}{{ entry | newsDate }} {{ entry.title }}
{% endfor %}{% for tag in collections.newsTags %}{{ tag.label }}
{% endfor %}{% for language in ["ar", "de", "en-GB", "fa", "ja", "kk", "ru", "th", "tr"] %}{% for month in range(1, 13) -%}
{% set date = "2021-" + month + "-26 01:30" %}
{{ date | newsDate("", language) }} {{ date | newsDate("cccc d LLLL yyyy HH:mm ZZ", language) }}
{%- endfor %}{% endfor %}`;

/** So many that the second thread helps; several of one moment and one title. */
export const FILES: Files = {
  "package.json": '{"type":"module"}',
  "src/_data/newsTags.yaml":
    "Cats:\n  match: [cat, cats]\nZürich:\n  label: Zürich City\n  aliases: [Zurich]\n  match: [lake]\n",
  "src/index.njk": LISTS,
  "src/news/wire.txt": "date 2021-04-01 From the wire\ntags Istanbul\n\nA cat of the wire.\n",
  "src/news/kk/сым.txt": "date 2021-04-01 12:30 Сымнан: Қазақстан\ntags Қала\n\nӨзен <көпір> & *жол*.\n",
  "src/news/2020-12-31-named.md": "---\ntitle: Named\ntags: [ılık]\n---\nDated by its name.\n",
  "src/news/held.md": "---\ntitle: Held\ndate: 2999-01-01\n---\nNot yet.\n",
  "src/news/gone.md": "---\ntitle: Gone\ndate: 1999-01-01\nexpires: 1999-02-01\n---\nNo more.\n",
  ...Object.fromEntries(
    Array.from({ length: 216 }, (_, index) => {
      const folder = FOLDERS[index % 12];
      return [`src/news/${folder === undefined ? "" : `${folder}/`}entry-${index}.md`, entryOf(index)];
    }),
  ),
};
