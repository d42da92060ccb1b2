import type { Settings } from "../options/settings.ts";

type Languages = Pick<Settings, "language" | "options">;

/** The site's own language, and those that the option `languages` adds. */
export function languagesOfSite({ language, options }: Languages): string[] {
  return [language, ...Object.keys(options.languages)];
}

/**
 * Language of the edition that an entry in a language belongs to: the same language, else another regional form of it.
 *
 * @returns undefined for a language that the site does not have
 * @example editionOfLanguage("en-GB", settings) // "en"
 */
export function editionOfLanguage(language: string, settings: Languages): string | undefined {
  const languages = languagesOfSite(settings);
  const wanted = language.toLowerCase();
  return (
    languages.find((known) => known.toLowerCase() === wanted) ??
    languages.find((known) => baseOf(known) === baseOf(wanted))
  );
}

/** The same, where an entry in a language that the site does not have belongs to the site's own. */
export function editionLanguage(language: string, settings: Languages): string {
  return editionOfLanguage(language, settings) ?? settings.language;
}

function baseOf(language: string): string {
  return language.toLowerCase().replace(/-.*/s, "");
}

/** Root-relative folder of an edition, without path prefix: `/news/`, `/news/kk/`. */
export function editionPath(language: string, { path, language: main, options }: Settings): string {
  return language === main ? path : (options.languages[language]?.path ?? `${path}${language}/`);
}
