import { memoized } from "../../values/memoized.ts";
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
    const languages = memoized(themes, theme, () => new Map<string, WeakMap<Subject, Piece>>());
    const pieces = memoized(languages, language, () => new WeakMap<Subject, Piece>());
    return memoized(pieces, subject, make);
  };
}
