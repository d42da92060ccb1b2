/**
 * A field of an entry by the name that the option `fields` gives it. A name with dots leads into objects and lists, unless
 * there is a field whose name has the dots.
 *
 * @example fieldValue({ cover: { image: "/a.jpg" } }, "cover.image") // "/a.jpg"
 */
export function fieldValue(data: Readonly<Record<string, unknown>>, name: string): unknown {
  const plain = data[name];
  if (plain !== undefined || !name.includes(".")) return plain;
  let value: unknown = data;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
