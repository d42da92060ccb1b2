/** Stands for the end of the excerpt while a text is cleaned, which removes comments. */
export const MORE = "\uE002";

/** The mark as the plugin reads it in an entry: the text above it is the summary. */
export function withMoreMark(html: string): string {
  return html.replace(MORE, "\n\n<!-- more -->\n\n").replaceAll(MORE, "");
}
