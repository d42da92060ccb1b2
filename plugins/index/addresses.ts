/** How addresses of this site are written. */
export interface Addresses {
  /** Absolute address of the site with the path prefix, with `/` at the end. */
  siteBase: string;
  /** Root-relative address without prefix to absolute address; absolute addresses stay. */
  absolute(href: string): string;
  /** Root-relative address without prefix to the same with it, as pages link it. */
  prefixed(href: string): string;
}

/**
 * @param siteUrl the option `site.url`; its path counts where Eleventy has no path prefix
 * @param pathPrefix Eleventy's path prefix, `/` for none
 */
export function addressesOf(siteUrl: string, pathPrefix: string): Addresses {
  const prefix = `/${pathPrefix.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const url = new URL(siteUrl);
  const siteBase = new URL(prefix === "/" ? url.pathname.replace(/\/*$/, "/") : prefix, url.origin).href;
  return {
    siteBase,
    absolute: (href) =>
      href.startsWith("/") && !href.startsWith("//")
        ? siteBase + href.slice(1)
        : new URL(href, siteBase).href,
    prefixed: (href) =>
      prefix !== "/" && href.startsWith("/") && !href.startsWith("//") ? prefix + href.slice(1) : href,
  };
}

/**
 * A root-relative address as Eleventy has it, percent-encoded. In a file name `#` and `?` are letters like others.
 *
 * @example hrefOfUrl("/news/C# 101/") // "/news/C%23%20101/"
 */
export function hrefOfUrl(url: string): string {
  // Half of a surrogate pair has no encoding.
  return encodeURI(url.replace(/\p{Surrogate}/gu, "\uFFFD"))
    .replaceAll("#", "%23")
    .replaceAll("?", "%3F");
}

/** An address as Eleventy and file systems have it: percent-decoded, or as it is where that is not possible. */
export function decodedHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** File below the output folder for an address as Eleventy has it. */
export function fileOfUrl(url: string): string {
  return url.endsWith("/") ? `${url}index.html` : url;
}

/** File below the output folder for a root-relative, percent-encoded address. */
export function fileOf(href: string): string {
  return fileOfUrl(decodedHref(href));
}
