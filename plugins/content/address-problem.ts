/** A file system takes names of 255 bytes, and whole paths of some thousands, of which the output folder needs a part. */
const MAX_BYTES_OF_NAME = 255;
const MAX_BYTES = 2000;

/**
 * Why no page can lie at an address, as the end of a sentence, or undefined if one can. What leads out of the output
 * folder on any system, or on a host that decodes an address once more, is no address of a page.
 *
 * @param address root-relative and percent-decoded, as a permalink writes it
 * @example addressProblem("/news/../../x/") // "leads to another folder by “..”"
 */
export function addressProblem(address: string): string | undefined {
  if (/\p{Cc}|\p{Surrogate}/u.test(address)) return "has a control character";
  if (/^\/?[a-z][a-z\d+.-]*:\//i.test(address)) return "is an address of another site";
  if (Buffer.byteLength(address) > MAX_BYTES) return "is longer than a file system takes";
  for (const name of address.split("/")) {
    if (Buffer.byteLength(name) > MAX_BYTES_OF_NAME) return "has a part longer than a file name may be";
    if (/\\|%(?:2f|5c|00)/i.test(name)) return "has a backslash or an encoded slash";
    // Windows takes blanks and full stops off the end of a name.
    const decoded = name.replace(/%2e/gi, ".");
    if (/^[. ]*\.[. ]*$/.test(decoded)) return `leads to another folder by “${decoded.trim()}”`;
  }
  return undefined;
}

/**
 * Why an address is not that of a page, as the end of a sentence. Texts that others wrote get pages and nothing that
 * steers the site, a server or a crawler: no `/robots.txt`, `.htaccess`, `/.well-known/…`, service worker or script,
 * and not the site's front page.
 *
 * @param address root-relative and percent-decoded
 * @example pageProblem("/robots.txt") // "is not the address of a page"
 */
export function pageProblem(address: string): string | undefined {
  const names = address.split("/").filter((name) => name !== "");
  const path = names
    .join("/")
    .toLowerCase()
    .replace(/(?:^|\/)index\.html?$/, "");
  if (path === "" || path === "404.html") return "is one that the site needs itself";
  // Hosts take names such as `_redirects` and `_worker.js` for their own.
  if (names.some((name) => name.startsWith(".")) || names[0]?.startsWith("_"))
    return "is one that servers keep for themselves";
  if (!address.endsWith("/") && !/\.html?$/i.test(address)) return "is not the address of a page";
  // `/feed.php/` would be a script with a path to some servers.
  return names.some((name) =>
    /\.(?:php\d?|phtml|phar|cgi|pl|py|rb|asp|aspx|jsp|js|mjs|sh|exe|shtml)$/i.test(name),
  )
    ? "is not the address of a page"
    : undefined;
}
