/** A text up to the end of its first line: what a message has room for. */
export function firstLine(text: string): string {
  return text.replace(/\n.*/s, "");
}
