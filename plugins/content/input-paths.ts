const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;
const ENTITY = /&amp;/g;

/**
 * Addresses of links and pictures that name a file of the site's source, as the address of its page. All others, and
 * what is no tag, stay as they are.
 *
 * @param addressOf address of the page of a file, without `?` and `#`; undefined where there is no such file
 * @example resolveInputPaths('<a href="b.md#top">B</a>', (path) => (path === "b.md" ? "/b/" : undefined)) // '<a href="/b/#top">B</a>'
 */
export function resolveInputPaths(html: string, addressOf: (path: string) => string | undefined): string {
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole, before: string, double?: string, single?: string) => {
      const written = String(double ?? single).replace(ENTITY, "&");
      const path = written.replace(/[?#].*/s, "");
      const suffix = written.slice(path.length);
      const address = path === "" ? undefined : addressOf(path);
      return address === undefined ? whole : `${before}"${escaped(address + suffix)}"`;
    }),
  );
}

function escaped(address: string): string {
  return address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
