/** A style sheet for feeds that people open in a browser. */
export function feedStyle(): string {
  return "";
}
