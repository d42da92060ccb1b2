import { monthAndYearIn, yearIn } from "../../../plugins/dates/dates.ts";
import type { Entry, Tag } from "../../../plugins/entry/entry.ts";
import type { Page } from "../../../plugins/pages/page.ts";
import { fill, textFor } from "../../../plugins/pages/text/text.ts";
import {
  moment,
  sampleAuthor,
  sampleChannel,
  sampleEdition,
  sampleEntry,
  sampleEntryPage,
  sampleImage,
  samplePage,
  sampleTag,
} from "./sample.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const WORDS = {
  en: {
    titles: [
      "Hospital in the north of the city opens a ward for heart surgery",
      "Night trains to the capital return after nine years",
      "What the river told us: twelve months beside the Ertis",
      "Schools get new physics labs, and teachers who know how to use them",
      "Vec<T> & Option<U>: how our newsroom rewrote its archive",
      "",
    ],
    summary:
      "The first patients were admitted on Monday. The ward has twenty-four beds, two operating rooms and a team that trained for a year in three countries.",
    tags: ["Medicine", "Transport", "Rivers", "Education", "Science", "Open data", "7 days", "économie"],
    authors: ["Aigerim Sadykova", "Jonas Weber"],
    section: "City",
  },
  ru: {
    titles: [
      "В северной части города открылось отделение кардиохирургии",
      "Ночные поезда в столицу возвращаются спустя девять лет",
      "О чём рассказала река: двенадцать месяцев на берегу Иртыша",
      "В школах появились новые кабинеты физики",
      "Как мы переписали архив редакции",
      "",
    ],
    summary:
      "Первых пациентов приняли в понедельник. В отделении двадцать четыре койки, две операционные и команда, которая год училась в трёх странах.",
    tags: ["Медицина", "Транспорт", "Реки", "Образование", "Наука", "Открытые данные", "Ёлки", "Йод"],
    authors: ["Айгерим Садыкова", "Йонас Вебер"],
    section: "Город",
  },
  kk: {
    titles: [
      "Қаланың солтүстігінде кардиохирургия бөлімшесі ашылды",
      "Елордаға қатынайтын түнгі пойыздар тоғыз жылдан кейін қайта жүреді",
      "Өзен не айтты: Ертіс жағасындағы он екі ай",
      "Мектептерде жаңа физика кабинеттері пайда болды",
      "Редакция мұрағатын қалай қайта жаздық",
      "",
    ],
    summary:
      "Алғашқы науқастар дүйсенбіде қабылданды. Бөлімшеде жиырма төрт төсек, екі операция бөлмесі және бір жыл бойы үш елде оқыған ұжым бар.",
    tags: ["Медицина", "Көлік", "Өзендер", "Білім", "Ғылым", "Ашық деректер", "Қала", "Әдебиет"],
    authors: ["Айгерім Садықова", "Йонас Вебер"],
    section: "Қала",
  },
};

const CONTENT = `<p>The text of the entry begins here, with <a href="/elsewhere/">a link</a>, <em>stress</em> and <code>code</code>. It goes on long enough to fill some lines on a wide screen, so that the measure can be judged by eye.</p>
<h2>A heading</h2>
<p>Aggressivelylongwordswithoutanyblanksinthemthatmustnotpushthepagewiderthanthescreenofaphone.</p>
<blockquote><p>“We waited long for this day.”</p></blockquote>
<pre tabindex="0"><code>const answer = entries.filter((entry) =&gt; entry.tags.includes("medicine")).map((entry) =&gt; entry.title);</code></pre>
<ul><li>One thing</li><li>and another</li></ul>
<table><thead><tr><th>Year</th><th>Patients admitted</th><th>Operations carried out</th></tr></thead><tbody><tr><td>2020</td><td>1,204</td><td>310</td></tr><tr><td>2021</td><td>1,530</td><td>402</td></tr></tbody></table>`;

/** A newsroom of some size in one language: every kind of page of it. */
export function sampleNewsroom(
  language: "en" | "ru" | "kk",
  picture = "/site/picture.jpg",
): Record<string, Page> {
  const words = WORDS[language];
  const text = textFor(language);
  const tags: Mutable<Tag>[] = words.tags.map((label, index) =>
    sampleTag(label, { slug: `subject-${index}`, href: `/news/tags/subject-${index}/` }),
  );
  const [first, second, third] = tags as [Mutable<Tag>, Mutable<Tag>, Mutable<Tag>];
  const authors = words.authors.map((name) =>
    sampleAuthor(name, {
      href: `/news/authors/${name.length}/`,
      url: "https://a.example/",
      email: "a@a.example",
    }),
  );
  const entries: Mutable<Entry>[] = Array.from({ length: 60 }, (_, index) => {
    const title = words.titles[index % words.titles.length] as string;
    return sampleEntry({
      href: `/news/${language}-${index}/`,
      title,
      language,
      published: moment(
        index % 3 === 1 ? `2021-05-${28 - (index % 20)} 09:30` : `2021-0${5 - (index % 4)}-12`,
      ),
      updated: index % 4 === 0 ? moment("2021-06-02 18:40") : undefined,
      summary: words.summary,
      section: words.section,
      tags: [tags[index % tags.length] as Tag, tags[(index + 3) % tags.length] as Tag],
      authors: index % 5 === 2 ? [...authors] : [authors[index % 2] as (typeof authors)[0]],
      enclosures: index % 3 === 0 ? [sampleImage(picture)] : [],
      content: CONTENT,
    });
  });
  entries.sort((one, other) => other.published.instant - one.published.instant);
  for (const [index, entry] of entries.entries()) {
    entry.previous = entries[index + 1];
    entry.next = entries[index - 1];
  }
  for (const tag of tags) tag.entries = entries.filter((entry) => entry.tags.includes(tag));
  first.description = `<p>${words.summary}</p>`;
  first.related = [
    { tag: third, count: 8 },
    { tag: tags[4] as Tag, count: 4 },
  ];
  first.children = [second];
  second.parent = first;
  tags.sort((one, other) => new Intl.Collator(language).compare(one.label, other.label));
  for (const author of authors) {
    (author as Mutable<typeof author>).entries = entries.filter((entry) => entry.authors.includes(author));
    (author as Mutable<typeof author>).bio = `<p>${words.summary}</p>`;
  }
  const site = sampleChannel({ description: fill(text.feedOfSite, { site: "Steppe Herald" }), entries });
  const channels = [
    site,
    ...tags.map((tag) =>
      sampleChannel({
        kind: "tag",
        name: `tag:${tag.slug}`,
        title: `${tag.label} · Steppe Herald`,
        href: tag.href,
        tag,
      }),
    ),
    ...authors.map((author) =>
      sampleChannel({
        kind: "author",
        name: `author:${author.slug}`,
        title: `${author.name} · Steppe Herald`,
        href: author.href,
        author,
      }),
    ),
  ];
  const edition = sampleEdition({
    language,
    entries,
    tags,
    authors,
    channels,
    years: [2021, 2020, 2019].map((year) => ({
      year,
      href: `/news/${year}/`,
      entries,
      months: [6, 5].map((month) => ({ month, href: `/news/${year}/0${month}/`, entries })),
    })),
    sections: [{ name: words.section, slug: "city", href: "/news/sections/city/", entries }],
  });
  const home = { href: "/news/", text: text.news };
  const lead = entries.find((entry) => entry.title && entry.enclosures.length > 0) as Mutable<Entry>;
  lead.related = entries.slice(3, 8);
  lead.updated = moment("2021-06-02 18:40");
  lead.enclosures = [
    ...lead.enclosures,
    sampleImage("https://cdn.example/talk.mp3", {
      kind: "audio",
      type: "audio/mpeg",
      lead: false,
      title: "The talk",
    }),
    sampleImage("https://cdn.example/plan.pdf", {
      kind: "attachment",
      type: "application/pdf",
      lead: false,
      title: undefined,
    }),
  ];
  const note = entries.find((entry) => !entry.title) as Entry;
  const [author] = authors as [(typeof authors)[0]];
  const shown = entries.slice(18, 38);
  const hrefs = ["/news/", ...Array.from({ length: 11 }, (_, index) => `/news/page/${index + 2}/`)];
  const paged = { number: 6, pages: 12, hrefs, previousHref: hrefs[4], nextHref: hrefs[6] };
  const alternates = ["en", "ru", "kk"].map((other) => ({
    language: other,
    href: `/news/${other}/`,
    url: `https://news.example/site/news/${other}/`,
  }));
  const listChannels = (channel: (typeof channels)[0] | undefined) => (channel ? [channel, site] : [site]);
  const base = { edition, language, breadcrumbs: [home] };
  return {
    entry: sampleEntryPage(lead, { ...base, channels: [site] }),
    note: sampleEntryPage(note, { ...base, channels: [site] }),
    listing: samplePage("listing", {
      edition,
      language,
      title: text.news,
      description: words.summary,
      entries: shown,
      total: 240,
      ...paged,
      alternates,
      channels: [site],
    }),
    tag: samplePage("tag", {
      ...base,
      title: first.label,
      tag: first,
      entries: shown,
      total: 240,
      hrefs,
      pages: 12,
      nextHref: hrefs[1],
      channels: listChannels(channels.find(({ tag }) => tag === first)),
    }),
    tags: samplePage("tags", { ...base, title: text.tags, channels: [site] }),
    year: samplePage("year", {
      ...base,
      title: yearIn(2021, language),
      entries,
      year: 2021,
      channels: [site],
    }),
    month: samplePage("month", {
      ...base,
      title: monthAndYearIn(2021, 5, language),
      entries,
      year: 2021,
      month: 5,
      channels: [site],
    }),
    author: samplePage("author", {
      ...base,
      title: author.name,
      author,
      entries: shown,
      channels: listChannels(channels.find((channel) => channel.author === author)),
    }),
    authors: samplePage("authors", { ...base, title: text.authors, channels: [site] }),
    section: samplePage("section", { ...base, title: words.section, entries: shown, channels: [site] }),
    custom: samplePage("custom", { ...base, title: words.section, entries: [], channels: [site] }),
    subscribe: samplePage("subscribe", {
      ...base,
      title: text.subscribe,
      description: text.whatIsAFeed,
      channels,
    }),
    redirect: samplePage("redirect", {
      edition,
      language,
      title: first.label,
      target: first.href,
      tag: first,
    }),
  };
}
