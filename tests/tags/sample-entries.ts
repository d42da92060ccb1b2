import { DiagnosticList } from "../../plugins/diagnostics/sink.ts";
import type { Entry } from "../../plugins/entry/entry.ts";
import { buildTags, type TagSettings } from "../../plugins/tags/build-tags.ts";
import { readDictionary } from "../../plugins/tags/dictionary.ts";
import { compileMatcher } from "../../plugins/tags/match.ts";

/** An entry with what tags and authors need; days go back from the first, so that a list of them is newest first. */
export function entryOf(
  name: string,
  tagNames: string[],
  more: Partial<Entry> & { day?: number } = {},
): Entry {
  const { day = 0, ...fields } = more;
  return {
    id: name,
    idIsGiven: false,
    title: "",
    href: `/news/${name}/`,
    url: `https://news.example/news/${name}/`,
    published: { instant: Date.UTC(2021, 4, 5) - day * 86_400_000, dayOnly: true, zone: "UTC" },
    updated: undefined,
    expires: undefined,
    draft: false,
    unlisted: false,
    scheduled: false,
    translations: [],
    corrections: [],
    tagNames,
    authorNames: [],
    section: undefined,
    summary: "",
    summaryIsGiven: false,
    language: "en",
    enclosures: [],
    feedContent: undefined,
    source: { file: `./src/news/${name}.md`, lineOf: (field) => (field === "tags" ? 3 : undefined) },
    text: "",
    content: "",
    cleanContent: "",
    data: {},
    tags: [],
    authors: [],
    previous: undefined,
    next: undefined,
    related: [],
    ...fields,
  };
}

/** Builds the tags of entries by a dictionary in YAML. */
export function tagsOf(
  entries: Entry[],
  yaml = "",
  given: Partial<TagSettings> & { expired?: Entry[] } = {},
) {
  const { expired = [], ...settings } = given;
  const messages = new DiagnosticList();
  const dictionary = readDictionary({ file: "_data/newsTags.yaml", text: yaml }, messages);
  const built = buildTags([...entries, ...expired], entries, dictionary, compileMatcher(dictionary), {
    tagsPath: "/news/tags/",
    language: "en",
    ignore: [],
    unknown: "allow",
    minEntries: 1,
    order: "written",
    related: 8,
    markdown: (text) => `<p>${text}</p>\n`,
    absolute: (href) => `https://news.example${href}`,
    report: (message) => messages.report(message),
    ...settings,
  });
  const find = (label: string) => {
    const tag = built.tags.find((candidate) => candidate.label === label);
    if (!tag)
      throw new Error(`no page for ${label}, only for ${built.tags.map((other) => other.label).join(", ")}`);
    return tag;
  };
  return { ...built, dictionary, messages: messages.messages, find };
}

export const hrefs = (entries: readonly Entry[]): string[] => entries.map((entry) => entry.href);
