import { Parser } from "htmlparser2";

const ADDRESS_ATTRIBUTES = new Set(["href", "src", "poster", "data"]);

/** Addresses that HTML links to or shows, as written, each once. */
export function addressesInHtml(html: string): string[] {
  const found = new Set<string>();
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (ADDRESS_ATTRIBUTES.has(name)) found.add(value.trim());
        else if (name === "srcset" || name === "imagesrcset")
          for (const address of inSrcset(value)) found.add(address);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return [...found];
}

/** `a.jpg 1x, b.jpg 2x`: an address ends at white space, and commas may stand in it. */
function inSrcset(value: string): string[] {
  return [...value.matchAll(/(?:^|,)\s*(\S+[^\s,])(?:\s+[^,]*)?/g)].flatMap((match) => match[1] ?? []);
}
