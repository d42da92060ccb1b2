import { readFileSync } from "node:fs";
import { ownFile } from "../../package-files.ts";
import { memoized } from "../../values/memoized.ts";
import { en } from "./en.ts";
import type { Forms, Texts } from "./text-types.ts";

/** The texts of a page. */
export interface Text extends Texts {
  /** BCP 47 language that the words are in; numbers are written and inflected by its rules. */
  language: string;
}

/** What an owner says about texts. */
export interface TextOptions {
  texts?: Readonly<Record<string, Partial<Texts>>> | undefined;
  label?: string | undefined;
}

/** Languages with a file of texts. */
export const TEXT_LANGUAGES: readonly string[] = ["ar", "de", "en", "es", "fr", "ja", "kk", "ru"];

/** The names of all texts. */
export const TEXT_NAMES = Object.keys(en) as (keyof Texts)[];

const known = new WeakMap<TextOptions, Map<string, Text>>();
const NO_OPTIONS: TextOptions = {};

/**
 * The texts for a language: the owner's, else those of the plugin for it or its base language, else English. A file of
 * texts is read when its language is first asked for.
 *
 * @example textFor("ru-KZ").tags // "Теги"
 */
export function textFor(language: string, options: TextOptions = NO_OPTIONS): Text {
  const texts = memoized(known, options, () => new Map<string, Text>());
  return memoized(texts, language, () => makeText(language, options));
}

function makeText(language: string, options: TextOptions): Text {
  const own = ownTexts(language, options);
  const table = tableOf(language);
  return {
    ...(table ? tableFor(table) : en),
    ...(options.label === undefined ? {} : { news: options.label }),
    ...own,
    language: table || own ? language : "en",
  };
}

/** Names of texts that neither the plugin nor the owner has in a language: English takes their place. */
export function missingTexts(language: string, options: TextOptions): readonly string[] {
  if (tableOf(language)) return [];
  const own = ownTexts(language, options);
  return TEXT_NAMES.filter(
    (name) => own?.[name] === undefined && !(name === "news" && options.label !== undefined),
  );
}

function ownTexts(language: string, { texts = {} }: TextOptions): Partial<Texts> | undefined {
  const names = [baseOf(language), language.toLowerCase()];
  const given = Object.entries(texts).filter(([name]) => names.includes(name.toLowerCase()));
  // What is written for `pt-BR` goes before what is written for `pt`.
  given.sort(([one], [other]) => one.length - other.length);
  return given.length === 0 ? undefined : Object.assign({}, ...given.map(([, text]) => text));
}

function tableOf(language: string): string | undefined {
  const base = baseOf(language);
  return TEXT_LANGUAGES.includes(base) ? base : undefined;
}

function tableFor(language: string): Texts {
  return language === "en"
    ? en
    : (JSON.parse(readFileSync(ownFile(`pages/text/${language}.json`), "utf8")) as Texts);
}

function baseOf(language: string): string {
  return language.toLowerCase().replace(/-.*/s, "");
}

/**
 * A text with its words in braces filled in; one that is not given stays as it is.
 *
 * @example fill("Page {number}", { number: 2 }) // "Page 2"
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of a text for a number. */
export function formFor(forms: Forms, count: number, { language }: Text): string {
  return forms[intlOf(language).plurals.select(count)] ?? forms.other;
}

/**
 * A number with its noun, grouped and inflected by the rules of the language. The two stay on one line.
 *
 * @example counted(textFor("en").entryCount, 1200, textFor("en")) // "1,200 entries"
 */
export function counted(forms: Forms, count: number, text: Text): string {
  return fill(formFor(forms, count, text).replace("{count} ", "{count}\u00a0"), {
    count: numberIn(count, text),
  });
}

/** A number as the language writes it. */
export function numberIn(number: number, { language }: Text): string {
  return intlOf(language).numbers.format(number);
}

interface IntlOfLanguage {
  plurals: Intl.PluralRules;
  numbers: Intl.NumberFormat;
}

const intl = new Map<string, IntlOfLanguage>();

function intlOf(language: string): IntlOfLanguage {
  return memoized(intl, language, () => ({
    plurals: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language),
  }));
}

const names = new Map<string, string>();

/** A language by its own name, as those who read it look for it: `"Русский"`. */
export function languageName(language: string): string {
  return memoized(names, language, () => nameOf(language));
}

function nameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) as string;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}

/** Scripts in use that are written from right to left. ISO 15924. */
const RIGHT_TO_LEFT = /^(?:Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/**
 * `"rtl"` for a language written from right to left. Its script decides: the one in the tag (`az-Arab`), or else the
 * one that it is usually written in, which may depend on the region (`pa-PK`).
 */
export function directionOf(language: string): "ltr" | "rtl" {
  const known = directions.get(language);
  if (known) return known;
  const direction = RIGHT_TO_LEFT.test(scriptOf(language) ?? "") ? "rtl" : "ltr";
  directions.set(language, direction);
  return direction;
}

const directions = new Map<string, "ltr" | "rtl">();

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}
