import { itemAt } from "../../values/sure.ts";
import { attribute, type Html, html, NOTHING } from "./html.ts";

const RIGHT_TO_LEFT = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "nqo",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);
const RIGHT_TO_LEFT_SCRIPTS = new Set(["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]);

/** `"rtl"` for a language written from right to left; a script in the tag (`az-Arab`) decides before the language. */
export function directionOf(language: string): "ltr" | "rtl" {
  const parts = language.toLowerCase().split("-");
  const script = parts.slice(1).find((part) => /^[a-z]{4}$/.test(part));
  return (script ? RIGHT_TO_LEFT_SCRIPTS.has(script) : RIGHT_TO_LEFT.has(itemAt(parts, 0))) ? "rtl" : "ltr";
}

/** ` lang` and, from right to left, ` dir`, for an element in a language other than its page's. */
export function languageMarks(language: string): Html {
  return html`${attribute("lang", language)}${directionOf(language) === "rtl" ? attribute("dir", "rtl") : NOTHING}`;
}

const names = new Map<string, string>();

/** A language by its own name, as those who read it look for it: `"Русский"`. */
export function languageName(language: string): string {
  let name = names.get(language);
  if (name === undefined) {
    name = nameOf(language);
    names.set(language, name);
  }
  return name;
}

function nameOf(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) as string;
    return name.charAt(0).toUpperCase() + name.slice(1);
  } catch {
    return language;
  }
}
