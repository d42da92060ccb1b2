import type { Settings } from "../options/settings.ts";

/** Edition of a language. A regional form of the site's language is no edition of its own; of other languages the base tells them apart. */
export function editionLanguage(language: string, main: string): string {
  const base = language.replace(/-.*/s, "");
  return base === main.replace(/-.*/s, "") ? main : base;
}

/** Root-relative folder of an edition, without path prefix: `/news/`, `/news/kk/`. */
export function editionPath(language: string, { path, language: main, options }: Settings): string {
  return language === main ? path : (options.languages[language]?.path ?? `${path}${language}/`);
}
