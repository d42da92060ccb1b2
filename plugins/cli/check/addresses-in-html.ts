import { Parser } from "htmlparser2";
import { sourceSetOf } from "../../content/source-set.ts";

const ADDRESS_ATTRIBUTES = new Set(["href", "src", "poster", "data"]);

/** Addresses that HTML links to or shows, as written, each once. */
export function addressesInHtml(html: string): string[] {
  const found = new Set<string>();
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (ADDRESS_ATTRIBUTES.has(name)) found.add(value.trim());
        else if (name === "srcset" || name === "imagesrcset")
          for (const { address } of sourceSetOf(value)) found.add(address);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return [...found];
}
