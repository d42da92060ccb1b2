import type { ThemeContext } from "./theme-context.ts";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ALLOWED = /^(?:https?|mailto|tel):/i;

/**
 * An address from an entry or a file of authors that may stand in `href` or `src`: on this site, or with a
 * scheme that runs no script. Browsers skip blanks and control characters in a scheme, so they go first.
 *
 * @returns undefined for `javascript:`, `data:` and the like
 */
export function safeAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what hides a scheme
  const plain = address.replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
  return SCHEME.test(plain) && !ALLOWED.test(plain) ? undefined : address;
}

const homes = new WeakMap<ThemeContext, string>();

/**
 * The address to show a picture or file by: one of this site is written root-relative, so that it is also
 * there while the site is served locally.
 *
 * @returns undefined for an address that must not be shown
 */
export function localAddress(url: string | undefined, theme: ThemeContext): string | undefined {
  const safe = safeAddress(url);
  if (safe === undefined) return undefined;
  let home = homes.get(theme);
  if (home === undefined) {
    home = theme.absolute("/");
    homes.set(theme, home);
  }
  if (safe.startsWith(home)) return theme.siteHref(`/${safe.slice(home.length)}`);
  return safe.startsWith("/") && !safe.startsWith("//") ? theme.siteHref(safe) : safe;
}
