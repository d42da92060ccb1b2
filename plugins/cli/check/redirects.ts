/** Where a line of `_redirects` leads. */
export interface Redirect {
  /** Root-relative or absolute. */
  to: string;
  status: number;
}

/**
 * Where `_redirects` of the built site leads an address, as Netlify and Cloudflare Pages read the file: the first line
 * that matches, with `*` and `:name` as placeholders. Lines for some countries, languages or cookies are left out.
 *
 * @param address root-relative, as it is on the host, with its path prefix
 * @example redirectOf("/old/* /news/:splat 301", "/old/feed.xml") // { to: "/news/feed.xml", status: 301 }
 */
export function redirectOf(redirects: string, address: string): Redirect | undefined {
  for (const line of redirects.split(/\r?\n/)) {
    const [from = "", ...rest] = line
      .replace(/(?:^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    // Before the target, a line may ask for parameters: `/shop id=:id /item/:id`.
    const at = rest.findIndex((word) => /^\/|^https?:/.test(word));
    const to = rest[at];
    if (from === "" || to === undefined) continue;
    const status = Number(/^(\d{3})!?$/.exec(rest[at + 1] ?? "301")?.[1] ?? 301);
    const conditions = rest.slice(at + 1).some((word) => /^(?:Country|Language|Cookie|Role)=/i.test(word));
    const values =
      conditions || status >= 400 ? undefined : match(from.replace(/^https?:\/\/[^/]*/, ""), address);
    if (!values) continue;
    return { to: to.replace(/:(\w+)/g, (whole, name: string) => values.get(name) ?? whole), status };
  }
  return undefined;
}

/** Values of the placeholders where a path matches; a slash at the end makes no difference. */
function match(pattern: string, address: string): ReadonlyMap<string, string> | undefined {
  const bare = (path: string) => (path.length > 1 ? path.replace(/\/$/, "") : path);
  const values = new Map<string, string>();
  const wanted = bare(pattern).split("/");
  const parts = bare(address).split("/");
  for (const [index, part] of wanted.entries()) {
    if (part.endsWith("*")) {
      const start = part.slice(0, -1);
      if (!(parts[index] ?? "").startsWith(start)) return undefined;
      values.set(
        "splat",
        parts.slice(index).join("/").slice(start.length) +
          (address.endsWith("/") && parts.length > index ? "/" : ""),
      );
      return values;
    }
    const found = parts[index];
    if (part.startsWith(":") && found) values.set(part.slice(1), found);
    else if (part !== found) return undefined;
  }
  return parts.length === wanted.length ? values : undefined;
}
