/** File systems allow names of 255 bytes and paths of some thousands, part of which the output folder needs. */
const MAX_BYTES_OF_NAME = 255;
const MAX_BYTES = 2000;

/**
 * Why an address can't be used for a page, as the end of a sentence, or undefined if it can. Addresses must stay in the
 * output folder on every system, and on hosts that decode an address twice.
 *
 * @param address root-relative and percent-decoded, as a permalink writes it
 * @example addressProblem("/news/../../x/") // "leads to another folder by “..”"
 */
export function addressProblem(address: string): string | undefined {
  if (/\p{Cc}|\p{Surrogate}/u.test(address)) return "has a control character";
  if (/^\/?[a-z][a-z\d+.-]*:\//i.test(address)) return "is an address of another site";
  if (Buffer.byteLength(address) > MAX_BYTES) return "is too long for a file system";
  for (const name of address.split("/")) {
    if (Buffer.byteLength(name) > MAX_BYTES_OF_NAME) return "has a part that is too long for a file name";
    if (/\\|%(?:2f|5c|00)/i.test(name)) return "has a backslash or an encoded slash";
    // Windows removes spaces and full stops from the end of a name.
    const decoded = name.replace(/%2e/gi, ".");
    if (/^[. ]*\.[. ]*$/.test(decoded)) return `leads to another folder by “${decoded.trim()}”`;
  }
  return undefined;
}

/**
 * Why an address isn't that of a page, as the end of a sentence. Plain-text and imported entries may only have page
 * addresses, never those of files that control the site, server or crawlers: no `/robots.txt`, `.htaccess`,
 * `/.well-known/…`, service worker or script, and not the site's front page.
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
  if (path === "" || path === "404.html") return "is reserved for one of the site's own pages";
  // Hosts reserve names such as `_redirects` and `_worker.js`.
  if (names.some((name) => name.startsWith(".")) || names[0]?.startsWith("_"))
    return "is reserved by web servers";
  if (!address.endsWith("/") && !/\.html?$/i.test(address)) return "is not the address of a page";
  // `/feed.php/` would be a script with a path to some servers.
  return names.some((name) =>
    /\.(?:php\d?|phtml|phar|cgi|pl|py|rb|asp|aspx|jsp|js|mjs|sh|exe|shtml)$/i.test(name),
  )
    ? "is not the address of a page"
    : undefined;
}
