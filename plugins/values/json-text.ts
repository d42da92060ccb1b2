/** Levels of nesting shown. */
const MAX_OBJECTS = 100;

/**
 * A value as JSON, for a message. Aliases of YAML can make it contain itself, or stand for more than memory holds, so
 * what goes too deep is shown as `…`.
 *
 * @example jsonText([1, { a: "x" }]) // '[1,{"a":"x"}]'
 */
export function jsonText(value: unknown): string {
  let left = MAX_OBJECTS;
  const around: unknown[] = [];
  const text = JSON.stringify(value, function (this: unknown, _key, inner: unknown) {
    if (typeof inner !== "object" || inner === null) return inner;
    while (around.length > 0 && around.at(-1) !== this) around.pop();
    if (left-- <= 0 || around.includes(inner)) return "…";
    around.push(inner);
    return inner;
  });
  return text ?? String(value);
}
