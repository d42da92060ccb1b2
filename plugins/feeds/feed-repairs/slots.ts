/**
 * Replaces text with placeholders so that `feed` only writes markup, which gets a word such as `slot:7:` in its place
 * and writes only the frame. When the frame is finished and repaired, the words give way to the texts, escaped by
 * ourselves.
 *
 * Repairs what `feed` 6.0.0 does to text and addresses:
 * - splits only the first `]]>` of a CDATA section, so that an entry's text can inject a whole item;
 * - lets characters through that XML does not allow;
 * - leaves `<` in attributes (category terms) and `&` in some (category domains, enclosure titles);
 * - turns `&amp;` of a given text into `&`;
 * - passes addresses through `new URL()`: throws for an id that is none, and writes another id in Atom than in RSS.
 *
 * The word is a valid absolute URL that the parser leaves as it is, and no text can hold one that is taken for a slot,
 * because texts come in last and are not looked at again.
 */
export class Slots {
  readonly #texts: string[] = [];

  /** @param xml text that is ready to stand where the slot stands: escaped, or made safe for CDATA */
  hold(xml: string): string {
    return `slot:${this.#texts.push(xml) - 1}:`;
  }

  /** The frame with the texts in their places. */
  fill(frame: Frame): string {
    return frame.map((piece) => (typeof piece === "number" ? this.#texts[piece] : piece)).join("");
  }
}

/** What `feed` wrote, taken apart at the slots: a literal, the number of a slot, a literal, … a literal. */
export type Frame = readonly (string | number)[];

/** A cache of frames. Items with the same shape (as many authors, tags and so on) have one frame, so that `feed` runs once for
 * each shape and not once for each of thousands of items.
 */
export function frameKeeper<Given>(write: (given: Given) => string): (given: Given) => Frame {
  const frames = new Map<string, Frame>();
  return (given) => {
    // With all texts in slots, what is left is the shape.
    const shape = JSON.stringify(given);
    let frame = frames.get(shape);
    if (!frame) {
      const pieces = write(given).split(/slot:(\d+):/u);
      frame = pieces.map((piece, index) => (index % 2 === 0 ? piece : Number(piece)));
      frames.set(shape, frame);
    }
    return frame;
  };
}
