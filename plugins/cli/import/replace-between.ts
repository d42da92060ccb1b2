/**
 * Replaces what stands between two marks, marks included, in one walk over the text, whatever is in it. An opening mark
 * without an end stays as it is.
 *
 * @param open global; its groups are given to `replace`
 * @param close global
 */
export function replaceBetween(
  text: string,
  open: RegExp,
  close: RegExp,
  replace: (inner: string, opening: RegExpExecArray) => string,
): string {
  let out = "";
  let from = 0;
  open.lastIndex = 0;
  for (let opening = open.exec(text); opening; opening = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const closing = close.exec(text);
    if (!closing) break;
    out += text.slice(from, opening.index) + replace(text.slice(open.lastIndex, closing.index), opening);
    from = close.lastIndex;
    open.lastIndex = from;
  }
  return out + text.slice(from);
}
