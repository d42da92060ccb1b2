import type { Enclosure } from "../../entry/enclosure.ts";
import type { Entry } from "../../entry/entry.ts";
import { localAddress } from "./addresses.ts";
import { attribute, type Html, html, NOTHING } from "./html.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The picture that stands for an entry, if it has one. */
export function leadImage(entry: Entry): Enclosure | undefined {
  return entry.enclosures.find((enclosure) => enclosure.lead && enclosure.kind === "image");
}

/** An `<img>`, which keeps its place while it loads where width and height are known. */
export function picture(image: Enclosure, name: string, onCard: boolean, theme: ThemeContext): Html {
  const address = localAddress(image.url, theme);
  if (!address) return NOTHING;
  const size = image.width && image.height ? html` width="${image.width}" height="${image.height}"` : NOTHING;
  // On a card the headline beside it says what it is about: hearing both would be hearing it twice.
  const alternative = onCard ? "" : (image.title ?? "");
  return html`<img class="${name}" src="${address}" alt="${alternative}"${size}${attribute("loading", onCard ? "lazy" : undefined)}>\n`;
}

/** True where an entry's own HTML shows a file already, by its name. */
export function isInContent(enclosure: Enclosure, content: string): boolean {
  const path = enclosure.url.split(/[?#]/, 1)[0] as string;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name !== "" && content.includes(name);
}
