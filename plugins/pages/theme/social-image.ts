import type { Page } from "../page.ts";
import { safeAddress } from "./addresses.ts";
import { leadImage } from "./picture.ts";
import type { ThemeContext } from "./theme-context.ts";

/** A picture by its absolute address. */
export interface SocialImage {
  url: string;
  width: number | undefined;
  height: number | undefined;
  alt: string | undefined;
}

/** The picture that stands for a page elsewhere: the entry's, the tag's, the author's, else the site's. */
export function socialImage(page: Page, theme: ThemeContext): SocialImage | undefined {
  const lead = page.kind === "entry" && page.entries[0] ? leadImage(page.entries[0]) : undefined;
  if (lead && safeAddress(lead.url)) {
    return { url: theme.absolute(lead.url), width: lead.width, height: lead.height, alt: lead.title };
  }
  const url = safeAddress(page.tag?.image ?? page.author?.image ?? theme.image);
  return url ? { url: theme.absolute(url), width: undefined, height: undefined, alt: undefined } : undefined;
}
