import { Parser } from "htmlparser2";
import { sourceSetOf } from "../../content/source-set.ts";

const ADDRESS_ATTRIBUTES = new Set(["href", "src", "poster", "data"]);

/** What HTML links to. */
export interface HtmlLinks {
  /** Addresses that it links to or shows, as written, each once. */
  addresses: string[];
  /** Addresses of links that have no name: no text, and no picture with one. */
  unnamed: string[];
}

/** Reads the links of HTML. */
export function linksInHtml(html: string): HtmlLinks {
  const addresses = new Set<string>();
  const unnamed = new Set<string>();
  let link: { href: string; name: string } | undefined;
  /** Depth of open elements, and the depth at which an `aria-hidden` subtree began. */
  let depth = 0;
  let hiddenAt: number | undefined;
  const isNaming = () => link !== undefined && hiddenAt === undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        for (const [attribute, value] of Object.entries(attributes)) {
          if (ADDRESS_ATTRIBUTES.has(attribute)) addresses.add(value.trim());
          else if (attribute === "srcset" || attribute === "imagesrcset")
            for (const { address } of sourceSetOf(value)) addresses.add(address);
        }
        const isHidden = attributes["aria-hidden"] === "true" || attributes["hidden"] !== undefined;
        if (isHidden && hiddenAt === undefined) hiddenAt = depth;
        const label = `${attributes["aria-label"] ?? ""}${attributes["aria-labelledby"] ?? ""}${attributes["title"] ?? ""}`;
        if (name === "a" && attributes["href"] !== undefined && hiddenAt === undefined)
          link = { href: attributes["href"].trim(), name: label };
        else if (link && isNaming())
          link.name += label + (name === "img" || name === "area" ? (attributes["alt"] ?? "") : "");
      },
      ontext(text) {
        if (link && isNaming()) link.name += text;
      },
      onclosetag(name) {
        if (name === "a" && link) {
          if (link.name.trim() === "") unnamed.add(link.href);
          link = undefined;
        }
        if (hiddenAt === depth) hiddenAt = undefined;
        depth--;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { addresses: [...addresses], unnamed: [...unnamed] };
}
