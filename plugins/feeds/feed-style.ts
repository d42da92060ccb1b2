import { TEXT_LANGUAGES, textFor } from "../pages/text/text.ts";

/*
 * The style sheet for people who open a feed in a browser: title, what a feed is and what to do with it, and the
 * entries with headline, date, address and summary. CSS and not XSLT, which browsers are about to drop; so nothing can
 * be a link, and addresses are shown as text that one click selects.
 *
 * Element names are matched without their namespace. Everything is hidden that is not named: the content of entries is
 * HTML inside text, and CSS cannot make it HTML again. The same sheet serves RSS and Atom.
 */
const STYLE = `
:root { display: block; color-scheme: light dark;
  --text: #1b1f24; --soft: #59616b; --paper: #fff; --shade: #f3f4f6; --line: #d9dde2;
  background: var(--paper); color: var(--text); padding: 0 1.25rem 3rem;
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e8eb; --soft: #a3abb5; --paper: #14171a; --shade: #1f2429; --line: #343b43; }
}
/* The explanation: before everything, in the language of the feed. */
:root::before { display: block; box-sizing: border-box; max-width: 44rem; margin: 0 auto 2rem; padding: .9rem 1.1rem;
  background: var(--shade); border: 1px solid var(--line); border-top: 0; border-radius: 0 0 .6rem .6rem; font-size: .95rem; }
channel { display: block; }
rss > *, channel > *, feed > *, item > *, entry > * { display: none; }
rss > channel, channel > item, feed > entry { display: block; }
channel > item, feed > entry, channel > title, feed > title, channel > description, feed > subtitle, channel > link, feed > link[rel="alternate"] {
  box-sizing: border-box; max-width: 44rem; margin-inline: auto; }
channel > title, feed > title { display: block; margin-block: 0 .5rem;
  font: 700 clamp(1.6rem, 1.2rem + 2vw, 2.4rem)/1.2 Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, serif; }
channel > description, feed > subtitle { display: block; margin-top: .5rem; font-size: 1.15rem; line-height: 1.5; }
channel > link { display: block; color: var(--soft); font-size: .9rem; user-select: all; }
item, entry { margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
item > title, entry > title { display: block; font: 700 1.3rem/1.3 Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, serif; }
item > pubDate, entry > published, item > link { display: block; color: var(--soft); font-size: .875rem; }
item > link { user-select: all; }
entry > link[rel="alternate"], feed > link[rel="alternate"] { display: block; color: var(--soft); font-size: .875rem; user-select: all; }
entry > link[rel="alternate"]::after, feed > link[rel="alternate"]::after { content: attr(href); }
item > description, entry > summary { display: block; margin-top: .5rem; }
/* Atom has the date after the text; people want it before. */
feed > entry { display: flex; flex-direction: column; }
entry > published { order: 1; }
entry > summary { order: 2; }
@media print { :root::before { display: none; } }
`.trim();

/** The style sheet of all feeds, with the explanation in every language the plugin has words for. */
export function feedStyle(): string {
  const said = (selector: string, language: string) =>
    `${selector}::before { content: ${cssString(textFor(language).feedOpened)}; }`;
  const others = TEXT_LANGUAGES.filter((language) => language !== "en");
  return [
    STYLE,
    said(":root", "en"),
    ...others.map((language) => said(`:root:lang(${language})`, language)),
    "",
  ].join("\n");
}

/** A string of CSS (CSS Syntax Level 3, §4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
