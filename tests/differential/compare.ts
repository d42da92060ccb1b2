import type { Output } from "./build.ts";
import type { DescribedSite } from "./describe.ts";
import { KNOWN } from "./known.ts";

/** One thing that is not as it has to be. */
export interface Difference {
  kind: "error" | "missing" | "extra" | "site-file" | "entry-page" | "entry-text" | "collections" | "modes";
  mode: "templates" | "direct";
  /** Path in the output folder. */
  path: string;
  detail: string;
}

/** A difference a line or two, for somebody to read. */
export const told = ({ kind, mode, path, detail }: Difference) => `${kind}, ${mode}: ${path} ${detail}`;

/** What a probe prints: input path, address and more of each item, by the name of its collection. */
type Collections = Record<string, unknown[][]>;

/** Files of the newsroom's own, below its path. */
const MADE =
  /^\/(_redirects|_headers)$|^\/news\/(index\.html|(page|tags|authors|years?|sections|subscribe|\d{4})(\/|$)|[\w-]+\.(xml|json|opml|xsl|css|txt|svg)$|archive\/)/;

/** What the probe and other pages that show collections write lies here, as JSON. */
const SHOWN = "/c/";
const PAGED = "/c/l/";

/** Compares what a site is with the newsroom to what it is without, and the two modes. */
export function compare(
  site: DescribedSite,
  alone: Output,
  builds: Readonly<Record<"templates" | "direct", Output>>,
): Difference[] {
  const differences: Difference[] = [];
  const facts = entryFacts(site, alone);
  for (const mode of ["templates", "direct"] as const) {
    const built = builds[mode];
    const hidden = mode === "direct" ? hiddenEntries(alone, built) : new Set<string>();
    const add = (kind: Difference["kind"], path: string, detail: string) =>
      differences.push({ kind, mode, path, detail });
    for (const path of hidden)
      if (!site.entries.has(path)) add("collections", path, "a page of the site is in no collection");
    for (const [path, text] of alone.files) {
      const other = built.files.get(path);
      if (path.startsWith(SHOWN)) {
        // Where fewer entries are paged over, each page has others.
        if (hidden.size > 0 && path.startsWith(PAGED)) continue;
        const wanted = without(parse(text), hidden);
        const found = without(parse(other ?? "{}"), hidden);
        if (wanted !== found) add("collections", path, firstOf(wanted, found));
        continue;
      }
      if (other === undefined) {
        add("missing", path, "");
        continue;
      }
      const layout = facts.get(path);
      if (layout === undefined) {
        if (other !== text) add("site-file", path, firstDifference(text, other));
      } else if (hidden.size > 0 && site.showsCollections) {
        // Shows fewer entries, as the documentation says.
      } else if (layout !== "none" || !path.endsWith(".html")) {
        const added = addition(text, other);
        if (added === undefined || (site.isBare && added !== ""))
          add("entry-page", path, firstDifference(text, other));
      } else if (!site.transforms && !themeless(other).includes(text.trim())) {
        add("entry-text", path, text.trim());
      }
    }
    for (const path of built.files.keys()) {
      if (!alone.files.has(path) && !MADE.test(path) && !(hidden.size > 0 && path.startsWith(SHOWN)))
        add("extra", path, "");
    }
  }
  const hidden = hiddenEntries(alone, builds.direct);
  if (hidden.size > 0 && site.showsCollections) return differences;
  const { templates, direct } = builds;
  for (const path of new Set([...templates.files.keys(), ...direct.files.keys()])) {
    if (path.startsWith(SHOWN)) continue;
    const [one, other] = [templates.files.get(path), direct.files.get(path)];
    if (one === other) continue;
    differences.push({
      kind: "modes",
      mode: "direct",
      path,
      detail:
        one === undefined
          ? "only here"
          : other === undefined
            ? "only with templates"
            : firstDifference(one, other),
    });
  }
  return differences;
}

/** How many of the entries are rendered directly. */
export function hiddenEntries(alone: Output, direct: Output): Set<string> {
  const [all, seen] = [alone, direct].map((output) => new Set(paths(output)));
  return new Set([...(all ?? [])].filter((path) => !seen?.has(path)));
}

function paths(output: Output): string[] {
  return (parse(output.files.get(`${SHOWN}all.json`) ?? "{}")["all"] ?? []).map(([path]) => inputOf(path));
}

/** The layout of each page that is an entry, by its path in the output; `none` where the newsroom's own is around it. */
function entryFacts(site: DescribedSite, alone: Output): Map<string, unknown> {
  const all = parse(alone.files.get(`${SHOWN}all.json`) ?? "{}")["all"] ?? [];
  const layouts = new Map(all.map((item) => [inputOf(item[0]), item[5] ?? "none"]));
  const facts = new Map<string, unknown>();
  const tagged = new Set(
    all.filter(([, , , tags]) => isTagged(tags, site.tag)).map(([path]) => inputOf(path)),
  );
  for (const [path, input] of alone.inputs) {
    if ((site.entries.has(input) || tagged.has(input)) && layouts.has(input))
      facts.set(path, layouts.get(input));
  }
  return facts;
}

const isTagged = (tags: unknown, tag: string | undefined) =>
  tag !== undefined && Array.isArray(tags) && tags.includes(tag);

const inputOf = (path: unknown) => String(path).replace(/^\.\//, "");

function parse(text: string): Collections {
  try {
    return JSON.parse(text) as Collections;
  } catch {
    return { "not JSON": [[text]] };
  }
}

/** Collections without some entries, as text; an entry's layout is its page's affair. */
function without(collections: Collections, hidden: ReadonlySet<string>): string {
  // Of a template that pages over collections, which page is its first depends on their order.
  const isSeen = ([path, url]: unknown[]) => !hidden.has(inputOf(path)) && !String(url).startsWith(SHOWN);
  const rest = Object.entries(collections).map(
    ([name, items]) => [name, items.filter(isSeen).map((item) => item.slice(0, 5))] as const,
  );
  const shown =
    hidden.size > 0 || "empty collections" in KNOWN ? rest.filter(([, items]) => items.length > 0) : rest;
  // Their order is that in which files happened to be read.
  shown.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(shown));
}

/** The newsroom's theme lets people reach wide code and tables by the keyboard. */
const themeless = (html: string) => html.replaceAll(/<(pre|table) tabindex="0"/g, "<$1");

const ELEMENTS =
  /^(?:\s*<(?:title>[^<]*<\/title|meta [^<>]*|link [^<>]*|script type="application\/ld\+json">[^<]*<\/script)>)*\s*$/;

/** What stands before `</head>` in the one text and not in the other; undefined where they differ elsewhere. */
function addition(text: string, other: string): string | undefined {
  if (text === other) return "";
  const start = common(text, other);
  for (let end = Math.max(0, start - 40); end <= start; end++) {
    const rest = text.slice(end);
    if (!other.endsWith(rest)) continue;
    const added = other.slice(end, other.length - rest.length);
    if (ELEMENTS.test(added) && /^\s*<\/head/i.test(rest)) return added;
  }
  return undefined;
}

function common(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** The first collection that is not the same. */
function firstOf(wanted: string, found: string): string {
  const [one, other] = [JSON.parse(wanted), JSON.parse(found)] as [Collections, Collections];
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [items, others] = [one[name], other[name]].map((list) => list?.map((item) => JSON.stringify(item)));
    if (!items || !others) return `${JSON.stringify(name)} is only ${items ? "alone" : "here"}`;
    const at = items.findIndex((item, index) => item !== others[index]);
    if (at >= 0 || others.length > items.length)
      return `${JSON.stringify(name)}[${at}]: ${items[at]}\n  but ${others[at < 0 ? items.length : at]}`;
  }
  return "";
}

function firstDifference(one: string, other: string): string {
  const at = Math.max(0, common(one, other) - 30);
  return `${JSON.stringify(one.slice(at, at + 110))}\n  but ${JSON.stringify(other.slice(at, at + 110))}`;
}
