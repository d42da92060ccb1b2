import type { Attributes } from "./attributes.ts";

/** Icons are no larger, in pixels. */
const ICON = 32;
const ICON_CLASS = /(?:^|[\s_-])(?:icons?|octicon|fa|svg-inline--fa|lucide|feather|bi|emoji)(?:$|[\s_-])/i;
const SHAPES = new Set("circle ellipse image line path polygon polyline rect use".split(" "));
const TEXTS = new Set(["text", "foreignobject"]);
/** Parts whose text is not drawn. */
const UNDRAWN = ["title", "desc", "metadata", "style", "script", "template"];

/**
 * A drawing in SVG, which few readers show and validators warn of. It is replaced by its label, else by its words,
 * else by a link to the page that shows it.
 */
export class Drawing {
  #title: string;
  #readsTitle: boolean;
  #words = "";
  #description = "";
  #draws = false;
  readonly #isIcon: boolean;

  constructor(attributes: Attributes) {
    this.#title = attributes.get("aria-label")?.trim() ?? "";
    this.#readsTitle = this.#title === "";
    this.#isIcon = isIcon(attributes);
  }

  /** Takes the start tag of an element in the drawing. */
  start(name: string, attributes: Attributes): void {
    if (SHAPES.has(name)) this.#draws = true;
    if (
      name === "text" ||
      name === "foreignobject" ||
      (name === "tspan" && (attributes.has("x") || attributes.has("dy")))
    )
      this.#words += " ";
  }

  /** Takes the end of the first title. */
  endTitle(): void {
    this.#readsTitle = false;
  }

  /** @param open elements that are open in the drawing */
  text(text: string, open: ReadonlyMap<string, number>): void {
    if (open.has("title")) {
      if (this.#readsTitle) this.#title += text;
      return;
    }
    if (open.has("desc")) this.#description += text;
    if (UNDRAWN.some((name) => open.has(name))) return;
    for (const name of TEXTS) {
      if (!open.has(name)) continue;
      this.#words += text;
      return;
    }
  }

  /** What the drawing says. */
  get label(): string {
    return this.#title.trim() || folded(this.#words) || (this.#draws ? folded(this.#description) : "");
  }

  /** True if something would be missed without it. */
  get isPicture(): boolean {
    return this.#draws && !this.#isIcon;
  }
}

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

/** True for a drawing that only decorates. */
export function isDecoration(attributes: Attributes): boolean {
  return (
    attributes.get("aria-hidden") === "true" || /^(?:none|presentation)$/.test(attributes.get("role") ?? "")
  );
}

function isIcon(attributes: Attributes): boolean {
  if (ICON_CLASS.test(attributes.get("class") ?? "")) return true;
  const styled = /(?:^|;)\s*(?:width|height)\s*:\s*([\d.]+(?:px|r?em)?)/i.exec(
    attributes.get("style") ?? "",
  )?.[1];
  for (const size of [attributes.get("width"), attributes.get("height"), styled]) {
    if (size === undefined) continue;
    const number = Number.parseFloat(size);
    if (/%$/.test(size)) return false;
    if (number >= 0) return number * (/em$/.test(size) ? 16 : 1) <= ICON;
  }
  const box = attributes
    .get("viewbox")
    ?.trim()
    .split(/[\s,]+/);
  return box !== undefined && Number(box[2]) <= ICON && Number(box[3]) <= ICON;
}
