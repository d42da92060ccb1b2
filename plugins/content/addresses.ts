import type { CleanContext } from "./clean.ts";
import { sourceSetOf } from "./source-set.ts";

/** Where an address stands: a link is followed, a resource is loaded and may be a `data:` picture or sound. */
export type AddressUse = "link" | "resource";

// Control characters and unpaired surrogates, which browsers skip or replace in some places and not in others.
const INVISIBLE = /\p{Cc}|\p{Surrogate}/gu;
// Schemes that run a program, or read what belongs to one page or one machine.
const DANGEROUS =
  /^(?:javascript|vbscript|livescript|mocha|about|blob|filesystem|file|jar|view-source|data):/i;
const DATA_MEDIA = /^data:(?:image|audio|video)\//i;
// Left as they are by the URL standard, refused by RFC 3986 and the feed validator.
const UNWISE = /[|[\]^{}`\\"<> ]/g;
const encode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Makes the addresses of one entry absolute. */
export class Addresses {
  readonly #page: string;
  readonly #site: string;
  readonly #prefix: string;
  readonly #report: ((address: string) => void) | undefined;

  constructor(context: CleanContext) {
    this.#page = context.pageUrl;
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
    if (DANGEROUS.test(value)) {
      return use === "resource" && DATA_MEDIA.test(value) ? value.replace(UNWISE, encode) : undefined;
    }
    try {
      const url = this.#resolve(value);
      return DANGEROUS.test(url.href) ? undefined : wellEncoded(url);
    } catch {
      this.#report?.(written);
      return value;
    }
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
      return new URL(value, this.#page);
    }
    // "./" keeps "/javascript:…" a path.
    return new URL(`.${value}`, this.#site);
  }
}

/** An IPv6 host keeps its brackets. */
function wellEncoded({ href, host }: URL): string {
  const start = href.indexOf(host) + host.length;
  return href.slice(0, start) + href.slice(start).replace(UNWISE, encode);
}
