/** Line of a text that a character is on; the first line is 1. */
export function lineNumberAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
