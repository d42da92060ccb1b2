/**
 * What becomes of each HTML element in a feed. The lists follow from two questions: does the element make sense
 * outside its page, and does the validator accept it?
 */

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Written as they are. Every other element is unwrapped: its children stay, its tags go. */
const kept = set(
  "a abbr acronym address area article aside audio b bdi big blockquote br caption center cite code col " +
    "colgroup data dd del details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header " +
    "hgroup hr i img ins kbd li main map mark menu nav ol p picture pre q rp rt ruby s samp section small " +
    "source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr",
);

/** Taken out with all they contain: scripts, styles, form controls and what belongs into a head. */
const removed = set(
  "button datalist frameset math-field noembed noframes script select style template textarea title",
);

/** Never have content or an end tag. */
export const empty = set("area br col hr img source track wbr");

/** The same, of those that are not kept. HTML Living Standard, 13.1.2. */
const otherVoids = set("base basefont bgsound command embed frame input keygen link meta param");

export const isVoid = (name: string): boolean => empty.has(name) || otherVoids.has(name);

/** Taken out where nothing that can be seen is in them. */
export const removedWhenEmpty = set("a audio figure p picture video");

/** Written under another name: same look, but known to readers and validators. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ["amp-anim", "img"],
  ["amp-audio", "audio"],
  ["amp-img", "img"],
  ["amp-video", "video"],
  ["bdo", "span"],
  ["dialog", "div"],
  ["fieldset", "div"],
  ["form", "div"],
  ["image", "img"],
  ["legend", "div"],
  ["listing", "pre"],
  ["marquee", "div"],
  ["plaintext", "pre"],
  ["search", "div"],
  ["xmp", "pre"],
]);

/** A start tag of these ends an open paragraph. HTML Living Standard, 13.2.6.4.7. */
export const endsParagraph = set(
  "address article aside blockquote center dd details dir div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr li main menu nav ol p pre section summary table ul",
);

export const headings = set("h1 h2 h3 h4 h5 h6");

/** Parts of a table other than its cells: text cannot stand in them. */
export const tableFrame = set("table thead tbody tfoot tr colgroup");

export const tableParts = set("caption colgroup col thead tbody tfoot tr td th");

/** Text before one of these and text in it are two words. */
export const breaksText: ReadonlySet<string> = new Set([
  ...endsParagraph,
  ...tableParts,
  "br",
  "img",
  "table",
]);

/** No end tag reaches through one of these to an element outside. */
export const walls = set("table td th caption");

/** Elements that a paragraph can stand in. */
export const holdsParagraphs = set(
  "article aside blockquote center dd details div figcaption figure footer header li main nav section td th",
);

/** Elements that end the search for an open list item. */
export const endsItemSearch = set(
  "article aside blockquote caption center dd details dir dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hgroup li main menu nav ol pre section summary table tbody td tfoot th thead tr ul",
);

/** Elements that, standing inside an svg element, show that its end tag was forgotten. */
export const breaksOutOfSvg = set(
  "article aside b blockquote body br center code dd div dl dt em figure footer h1 h2 h3 h4 h5 h6 header hr i " +
    "img li main nav ol p pre section small span strong sub sup table u ul",
);

const players = set("amp-iframe iframe embed object applet");

/**
 * What becomes of an element, all lists in one look-up: `kept` under its name or another, `removed`
 * with its content, a `player` turned into a link; nothing for one that only loses its tags.
 */
export type Fate = "kept" | "removed" | "player";

const fates = new Map<string, Fate>();
for (const name of [...kept, ...renamed.keys()]) fates.set(name, "kept");
for (const name of removed) fates.set(name, "removed");
for (const name of players) fates.set(name, "player");

export const fateOf = (name: string): Fate | undefined => fates.get(name);

/** What the start tag of an element closes or needs before it; most need nothing. */
export const needsRoom: ReadonlySet<string> = new Set([...endsParagraph, ...tableParts, "a", "rt", "rp"]);
