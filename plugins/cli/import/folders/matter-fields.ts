/** Fields of front matter, in the shapes in which people write them. */
type Fields = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The first of the fields that has a text or a number. */
export function textIn(data: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return undefined;
}

/** Texts of a list, or a text alone. */
export function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((item) =>
    typeof item === "number"
      ? String(item)
      : typeof item === "string" && item.trim() !== ""
        ? item.trim()
        : [],
  );
}

/** Words as Jekyll reads them: a text in a plural field is several words, one in a singular field is one. */
export function wordsIn(data: Fields, plural: string, singular: string): string[] {
  const many = data[plural];
  if (typeof many !== "string") return [...listOf(many), ...listOf(data[singular])];
  return [...many.split(many.includes(",") ? "," : /\s+/), ...listOf(data[singular])].flatMap(
    (word) => word.trim() || [],
  );
}

/** Fields in which themes want the picture of a post. */
export const PICTURES = [
  "image",
  "images",
  "cover",
  "featured_image",
  "featuredimage",
  "feature_image",
  "thumbnail",
  "header",
];

/** The first picture of the fields that hold one: an address, or an object or a list of such. */
export function pictureIn(data: Fields): { url: string; alt: string | undefined } | undefined {
  for (const name of PICTURES) {
    const found = pictureOf(data[name]);
    if (found) return found;
  }
  return undefined;
}

function pictureOf(value: unknown): { url: string; alt: string | undefined } | undefined {
  if (Array.isArray(value)) return pictureOf(value[0]);
  if (typeof value === "string")
    return value.trim() === "" ? undefined : { url: value.trim(), alt: undefined };
  const fields = recordOf(value);
  const url = textIn(fields, "url", "src", "path", "image", "teaser", "feature");
  return url === undefined ? undefined : { url, alt: textIn(fields, "alt", "caption") };
}

/** Whether a page is kept out of the public site, by any of the marks of Jekyll and Hugo. */
export function isHidden(data: Fields): boolean {
  const build = { ...recordOf(data["_build"]), ...recordOf(data["build"]) };
  return (
    isYes(data["draft"]) ||
    isYes(data["unlisted"]) ||
    isYes(data["headless"]) ||
    /^(?:false|no|off)$/i.test(String(data["published"] ?? "")) ||
    /^(?:draft|private|pending|hidden)$/i.test(String(data["status"] ?? "")) ||
    /^(?:never|false)$/i.test(String(build["list"] ?? build["render"] ?? ""))
  );
}

function isYes(value: unknown): boolean {
  return /^(?:true|yes|on)$/i.test(String(value ?? ""));
}
