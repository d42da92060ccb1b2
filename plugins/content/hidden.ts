import type { Attributes } from "./attributes.ts";

const UNSEEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect\((?:[\s,]*[01](?:px)?){4}\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%\s*\)|(?:left|top|text-indent)\s*:\s*-\d{4,}\w*)\s*(?:!\s*important\s*)?(?:;|$)/i;
/** Classes that frameworks give to words for screen readers only. */
const UNSEEN_CLASS =
  /(?:^|[\s_-])(?:(?:visually-?hidden|sr-only)(?:-focusable)?|hidden-visually|hide-visually|screen-?reader(?:-text|-only)?|show-for-sr|element-invisible|a11y-hidden|assistive-text)(?:$|\s)/i;

/** True for an element that the page does not show: a reader should not either. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (name === "dialog" && !attributes.has("open")) return true;
  // Whole documents may be hidden until their style has come.
  if (attributes.size === 0 || name === "body" || name === "html") return false;
  return (
    attributes.has("hidden") ||
    attributes.has("popover") ||
    UNSEEN_STYLE.test(attributes.get("style") ?? "") ||
    UNSEEN_CLASS.test(attributes.get("class") ?? "")
  );
}
