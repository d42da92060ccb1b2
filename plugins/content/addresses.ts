import { sourceSetOf } from "./source-set.ts";

/** Base addresses for an entry's HTML. */
export interface CleanContext {
  /** Absolute address of the entry's page, path prefix included. */
  pageUrl: string;
  /** Absolute address of the site, path prefix included; ends with `/`. */
  siteBase: string;
  /** Called with each address that cannot be parsed; it is left as written. */
  report?: (address: string) => void;
}

/** Where an address stands: a link is followed; a resource is loaded, and may be a `data:` picture. */
export type AddressUse = "link" | "resource";

// Control characters and unpaired surrogates, which browsers skip or replace in some places and not in others.
const INVISIBLE = /\p{Cc}|\p{Surrogate}/gu;
const SCHEME = /^([a-z][a-z\d+.-]*):/i;
// Schemes that are safe to open. A scheme that is not listed may start a program of the subscriber's machine.
const SCHEMES: Readonly<Record<AddressUse, ReadonlySet<string>>> = {
  link: new Set(["http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "magnet", "geo"]),
  resource: new Set(["http", "https"]),
};
const DATA_IMAGE = /^data:image\//i;
// Left as they are by the URL standard, refused by RFC 3986 and the feed validator.
const UNWISE = /[|[\]^{}`\\"<> ]/g;
const encode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Makes the addresses of one entry absolute. */
export class Addresses {
  /** Absolute address of the entry's page. */
  readonly page: string;
  readonly #site: string;
  readonly #prefix: string;
  readonly #report: ((address: string) => void) | undefined;

  constructor(context: CleanContext) {
    this.page = context.pageUrl;
    this.#site = context.siteBase;
    this.#prefix = new URL(context.siteBase).pathname;
    this.#report = context.report;
  }

  /**
   * The address as it has to stand in a feed; `undefined` where it must not; as written, and
   * reported, where it cannot be parsed.
   */
  absolute(written: string, use: AddressUse): string | undefined {
    const value = written.replace(INVISIBLE, "").trim();
    if (!isAllowed(value, use)) {
      return use === "resource" && DATA_IMAGE.test(value) ? value.replace(UNWISE, encode) : undefined;
    }
    try {
      const url = this.#resolve(value);
      return isAllowed(url.href, use) ? wellEncoded(url) : undefined;
    } catch {
      this.#report?.(written);
      return value;
    }
  }

  /** True for an address that {@link absolute} keeps. */
  isAddress = (written: string, use: AddressUse): boolean => {
    const value = written.replace(INVISIBLE, "").trim();
    return value !== "" && (isAllowed(value, use) || (use === "resource" && DATA_IMAGE.test(value)));
  };

  /** The part after `#` of an address on the entry's own page; `undefined` for any other address. */
  fragment(written: string): string | undefined {
    const value = written.trim();
    if (value.startsWith("#")) return value.slice(1);
    return value.startsWith(`${this.page}#`) ? value.slice(this.page.length + 1) : undefined;
  }

  /** A `srcset`: each address absolute, each descriptor as it is. */
  sourceSet(written: string): string {
    const candidates: string[] = [];
    for (const { address, descriptor } of sourceSetOf(written)) {
      const absolute = this.absolute(address, "resource");
      if (absolute) candidates.push(descriptor ? `${absolute} ${descriptor}` : absolute);
    }
    return candidates.join(", ");
  }

  #resolve(value: string): URL {
    const second = value[1];
    const rooted = value[0] === "/" && second !== "/" && second !== "\\";
    if (!rooted || `${value.split(/[?#]/, 1)[0]}/`.startsWith(this.#prefix)) {
      return new URL(value, this.page);
    }
    // "./" keeps "/javascript:…" a path.
    return new URL(`.${value}`, this.#site);
  }
}

/** True for an allowed scheme, and for an address without one. */
function isAllowed(address: string, use: AddressUse): boolean {
  const scheme = SCHEME.exec(address)?.[1];
  return scheme === undefined || SCHEMES[use].has(scheme.toLowerCase());
}

/** An IPv6 host keeps its brackets. */
function wellEncoded({ href, host }: URL): string {
  const start = href.indexOf(host) + host.length;
  return href.slice(0, start) + href.slice(start).replace(UNWISE, encode);
}
