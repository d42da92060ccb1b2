/** Elements that begin a block of HTML which ends at the first blank line (CommonMark §4.6, condition 6). */
const BLOCK_START =
  /^<(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>])/i;

/** Elements that cannot stand in a paragraph. `pre` and `video` among them: they begin no block of that kind. */
const BLOCK =
  /<(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|ul)[\s/>]/i;

/**
 * HTML as the body of a Markdown file, such that Markdown gives it back as it is and no template language finds
 * anything to run in it: it is one block of HTML without a blank line.
 *
 * @param html clean HTML: what runs or holds raw text must be gone from it
 * @example markdownSafe("2 * 3 * 4 {{ x }}") // "<p>2 * 3 * 4 &#123;{ x }}</p>"
 */
export function markdownSafe(html: string): string {
  const text = withoutBlankLines(html.replace(/\r\n?/g, "\n").trim()).replace(/\{(?=[{%#])/g, "&#123;");
  if (text === "" || BLOCK_START.test(text)) return text;
  return BLOCK.test(text) ? `<div>${text}</div>` : `<p>${text}</p>`;
}

/** In preformatted text a blank line counts: there its line end is written as a reference. */
function withoutBlankLines(html: string): string {
  return html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/i)
    .map((part, index) =>
      index % 2 === 1
        ? part.replace(/\n([ \t\f\v]*)(?=\n)/g, "\n$1&#10;").replace(/&#10;\n/g, "&#10;")
        : part.replace(/\n(?:\s*\n)+/g, "\n"),
    )
    .join("");
}
