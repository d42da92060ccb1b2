import { dump } from "js-yaml";

/** Front matter of an entry that a command writes; what is undefined or empty is left out. */
export interface EntryMatter {
  title: string;
  /** Written as it is: a date in quotes is text to Eleventy. */
  date?: string | undefined;
  updated?: string | undefined;
  tags?: readonly string[] | undefined;
  authors?: readonly string[] | undefined;
  summary?: string | undefined;
  [field: string]: unknown;
}

/**
 * A Markdown file with front matter. Any headline is quoted so that YAML gives it back as it was.
 *
 * @example entryFile({ title: "Rain: again", date: "2021-05-05" }, "It rained.\n")
 */
export function entryFile(matter: EntryMatter, body: string): string {
  const lines = Object.entries(matter)
    .filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    )
    .map(([field, value]) =>
      field === "date" || field === "updated" || field === "expires"
        ? `${field}: ${value}\n`
        : fieldText(field, value),
    );
  return `---\n${lines.join("")}---\n\n${body.trim() === "" ? "" : body.replace(/^\n+/, "").replace(/\n*$/, "\n")}`;
}

/** Lists of words on one line, as people write them. */
function fieldText(field: string, value: unknown): string {
  const words = Array.isArray(value) && value.every((item) => typeof item === "string");
  return dump({ [field]: value }, { lineWidth: -1, flowLevel: words ? 1 : -1 });
}

/** Fields of an entry in the plain-text form. */
export interface PlainTextFields {
  title: string;
  date: string;
  tags: readonly string[];
  authors: readonly string[];
  section?: string | undefined;
  draft?: boolean;
}

/**
 * A file in the plain-text form, ready for its paragraphs.
 *
 * @param publishTime hour of an entry dated by day, `HH:MM`: said where the headline begins like a time
 */
export function plainTextFile(
  { title, date, tags, authors, section, draft }: PlainTextFields,
  publishTime: string,
): string {
  const looksLikeTime = !date.includes(" ") && /^\d{1,2}:\d{2}/.test(title);
  const header = [
    `date ${looksLikeTime ? `${date} ${publishTime}` : date} ${title}`,
    ...(tags.length > 0 ? [`tags ${tags.join(", ")}`] : []),
    ...authors.map((author) => `author ${author}`),
    ...(section ? [`section ${section}`] : []),
    ...(draft ? ["draft true"] : []),
  ];
  return `${header.join("\n")}\n\n`;
}
