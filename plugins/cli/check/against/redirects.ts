/**
 * Where `_redirects` of the built site leads an address, as Netlify and Cloudflare Pages read the file.
 *
 * @param address root-relative, as it is on the host, with its path prefix
 * @example redirectOf("/old/* /news/:splat 301", "/old/feed.xml") // "/news/feed.xml"
 */
export function redirectOf(redirects: string, address: string): string | undefined {
  for (const line of redirects.split(/\r?\n/)) {
    const [from = "", to = ""] = line.trim().split(/\s+/);
    if (from.startsWith("#") || !to.startsWith("/")) continue;
    if (from === address) return to;
    if (from.endsWith("*") && address.startsWith(from.slice(0, -1)))
      return to.replace(":splat", () => address.slice(from.length - 1));
  }
  return undefined;
}
