import type { Text } from "../pages/text/text.ts";

/*
 * The style sheet for people who open a feed in a browser: what a feed is and what to do with it, title and
 * description, and the links of feed-preview.ts. CSS and not XSLT, which browsers give up.
 *
 * Element names are matched without their namespace. Everything is hidden that is not named: the content of entries is
 * HTML inside text, and CSS cannot make it HTML again. The same sheet serves RSS and Atom.
 */
const STYLE = `
:root { display: block; color-scheme: light dark;
  --text: #1c1d21; --soft: #5c6068; --paper: #fff; --shade: #f4f4f6; --line: #dfe0e4;
  background: var(--paper); color: var(--text); padding: 0 1.25rem 3rem;
  font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e9eaec; --soft: #a6abb4; --paper: #15171a; --shade: #202327; --line: #363a41; }
}
/* The explanation: before everything, in the language of the feed. */
:root::before { display: block; box-sizing: border-box; max-width: 44rem; margin: 0 auto 2rem; padding: .9rem 1.1rem;
  background: var(--shade); border: 1px solid var(--line); border-top: 0; border-radius: 0 0 .6rem .6rem; font-size: .95rem; }
channel { display: block; }
rss > *, channel > *, feed > * { display: none; }
rss > channel { display: block; }
channel > title, feed > title, channel > description, feed > subtitle, channel > div, feed > div {
  display: block; box-sizing: border-box; max-width: 44rem; margin-inline: auto; }
channel > title, feed > title { margin-block: 0 .5rem;
  font: 700 clamp(1.6rem, 1.2rem + 2vw, 2.4rem)/1.2 Charter, "Iowan Old Style", Cambria, "Noto Serif", Georgia, serif; }
channel > description, feed > subtitle { margin-top: .5rem; font-size: 1.15rem; line-height: 1.5; }
a { color: inherit; text-underline-offset: .15em; }
p { margin: .5rem 0 1.5rem; font-size: .9rem; }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: 1rem 0; border-top: 1px solid var(--line); }
li > a { display: block; font: 700 1.3rem/1.3 Charter, "Iowan Old Style", Cambria, "Noto Serif", Georgia, serif; }
p > a, time { color: var(--soft); }
time { font-size: .875rem; }
@media print { :root::before { display: none; } }
`.trim();

/**
 * The style sheet of all feeds, with an explanation at the top of each.
 *
 * @param texts those of the site's languages, the main one first
 */
export function feedStyle(texts: readonly Text[]): string {
  const explanation = (selector: string, { feedOpened }: Text) =>
    `${selector}::before { content: ${cssString(feedOpened)}; }`;
  const [main, ...others] = texts;
  return [
    STYLE,
    ...(main ? [explanation(":root", main)] : []),
    ...others.map((text) => explanation(`:root:lang(${text.language})`, text)),
    "",
  ].join("\n");
}

/** A string of CSS (CSS Syntax Level 3, §4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
