import type { ThemeContext } from "./theme-context.ts";

/**
 * A memory for pieces that many pages share: by theme, by language of the page, by the object shown.
 * It lives as long as theme and object do, so a rebuild begins anew.
 */
export function noted<Subject extends object, Piece>(): (
  theme: ThemeContext,
  language: string,
  subject: Subject,
  make: () => Piece,
) => Piece {
  const themes = new WeakMap<ThemeContext, Map<string, WeakMap<Subject, Piece>>>();
  return (theme, language, subject, make) => {
    const pieces = within(
      within(themes, theme, newLanguages<Subject, Piece>),
      language,
      newPieces<Subject, Piece>,
    );
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

const newLanguages = <Subject extends object, Piece>() => new Map<string, WeakMap<Subject, Piece>>();
const newPieces = <Subject extends object, Piece>() => new WeakMap<Subject, Piece>();
