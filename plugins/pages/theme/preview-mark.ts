import type { Entry } from "../../entry/entry.ts";
import type { Text } from "../text/text.ts";
import { type Html, html, NOTHING } from "./html.ts";

/** Says that an entry is shown in a preview only; nothing for one that is published. */
export function previewMark(entry: Entry, text: Text): Html {
  const label = entry.draft ? text.draft : entry.scheduled && text.scheduled;
  return label ? html`<strong class="news-mark">${label}</strong>` : NOTHING;
}
