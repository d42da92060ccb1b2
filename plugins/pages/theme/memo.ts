import type { ThemeContext } from "./theme-context.ts";

/**
 * A memory for HTML that many pages share: by theme, by language of the page, by the object shown.
 * It lives as long as theme and object do, so a rebuild begins anew.
 */
export function memo<Subject extends object, Piece>(): (
  theme: ThemeContext,
  language: string,
  subject: Subject,
  make: () => Piece,
) => Piece {
  const themes = new WeakMap<ThemeContext, Map<string, WeakMap<Subject, Piece>>>();
  return (theme, language, subject, make) => {
    const languages = within(themes, theme, () => new Map<string, WeakMap<Subject, Piece>>());
    const pieces = within(languages, language, () => new WeakMap<Subject, Piece>());
    return within(pieces, subject, make);
  };
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function within<Key, Value>(memory: Memory<Key, Value>, key: Key, make: () => Value): Value {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}
