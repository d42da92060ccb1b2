import { addressProblem, pageProblem } from "../../content/address-problem.ts";
import { OWN_FOLDERS } from "../../slugs/headlines.ts";

/**
 * The permalink under which an imported entry keeps the path of its old address, so that links to it go on working
 * when the domain moves to the new site.
 *
 * @param url the item's address
 * @param newsroom path of the newsroom, whose own lists keep their addresses
 * @param home address of the site the feed comes from: an item that links elsewhere has no page of its own there
 * @returns undefined if a static site cannot have a file at that address
 * @example oldAddress("https://old.example/2021/05/rain", "https://old.example/") // "/2021/05/rain/"
 */
export function oldAddress(
  url: string | undefined,
  home: string | undefined,
  newsroom = "/news/",
): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol) || address.search !== "") return undefined;
  if (home !== undefined && URL.canParse(home) && hostOf(new URL(home)) !== hostOf(address)) return undefined;
  const path = decodedPath(address.pathname);
  // A permalink is a template to Eleventy: no brace may reach it. A remaining percent sign means the address couldn't
  // be decoded.
  if (path === undefined || path === "/" || /[{}%\\:*?"<>|#]|\p{Cc}|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/u.test(path))
    return undefined;
  if (addressProblem(path) !== undefined) return undefined;
  const permalink = permalinkOf(path);
  return permalink === undefined || pageProblem(permalink) !== undefined || isListOf(newsroom, permalink)
    ? undefined
    : permalink;
}

function permalinkOf(path: string): string | undefined {
  if (path.endsWith("/") || /\.html?$/i.test(path)) return path.replace(/\/index\.html?$/i, "/");
  return /\.[^/]*$/.test(path) ? undefined : `${path}/`;
}

function isListOf(newsroom: string, permalink: string): boolean {
  if (!permalink.startsWith(newsroom)) return false;
  const below = permalink.slice(newsroom.length);
  // Not the address of a feed, or below one.
  if (/^(?:\d{4}\/)?$|\.(?:xml|json|opml|css)\//.test(below)) return true;
  return OWN_FOLDERS.some((folder) => below.startsWith(`${folder}/`));
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURI(path);
  } catch {
    return undefined;
  }
}

function hostOf({ host }: URL): string {
  return host.replace(/^www\./, "");
}
