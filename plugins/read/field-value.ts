/**
 * A field of an entry by the name that the option `fields` gives it. A name with dots leads into objects and lists,
 * unless there is a field whose name has the dots.
 *
 * @example fieldValue({ cover: { image: "/a.jpg" } }, "cover.image") // "/a.jpg"
 */
export function fieldValue(data: Readonly<Record<string, unknown>>, name: string): unknown {
  const plain = data[name];
  if (plain !== undefined || !name.includes(".")) return plain;
  let value: unknown = data;
  for (const part of name.split(".")) {
    // Of a list, the first that has such a field: `cover: [{ image: /a.jpg }]`.
    if (Array.isArray(value) && !/^\d+$/.test(part)) value = value.find((one) => hasField(one, part));
    if (!hasField(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function hasField(value: unknown, name: string): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name);
}
