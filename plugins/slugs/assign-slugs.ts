import { createHash } from "node:crypto";
import { startInBytes } from "../content/text-cut.ts";
import { compare } from "../diagnostics/format.ts";

/** What a slug is made for. */
export interface Named {
  /** Unique; what the short hash is made of where two plain slugs meet. */
  key: string;
  label: string;
  /** Given by the owner; wins over any other. */
  slug?: string | undefined;
}

/** The slug that a name would have without regard to other names, see rules.ts. */
type SlugRule = (label: string) => string;

/** A file name has at most 255 bytes; the hash and its hyphen need up to 33 of them. */
const MAX_CHARACTERS = 80;
const MAX_BYTES = 200;
const HASH_LENGTHS = [6, 12, 32];

/**
 * Readable, unique slugs that depend only on the names themselves, never on their order.
 *
 * Each name gets its plain slug. Where several have the same, the one whose key is most like the slug keeps it (the
 * first in code-unit order among equals) and the others get a hyphen and a short hash of their key. So a further name
 * can change the slug of at most one other: the one it takes the plain slug from. Names that are too long are cut and
 * always have the hash; so have names that Windows keeps for devices, such as `con`. Two slugs also differ on file
 * systems that fold case and normal form. A slug that the owner gives has the last word.
 *
 * @param plainSlug the rule of this kind of name
 * @example assignSlugs([{ key: "c", label: "C" }, { key: "c++", label: "C++" }], tagSlug) // c → "c", c++ → "c-plus-plus"
 */
export function assignSlugs(names: Iterable<Named>, plainSlug: SlugRule): Map<string, string> {
  const slugOf = new Map<string, string>();
  const taken = new Set<string>();
  const take = (key: string, slug: string): boolean => {
    const folded = foldSlug(slug);
    if (taken.has(folded)) return false;
    taken.add(folded);
    slugOf.set(key, slug);
    return true;
  };
  const sorted = [...new Map([...names].map((name) => [name.key, name])).values()].sort((a, b) =>
    compare(a.key, b.key),
  );
  const open = sorted
    .filter(({ key, slug }) => slug === undefined || slugProblem(slug) !== undefined || !take(key, slug))
    .map((name) => ({ name, plain: plainSlug(name.label) }));
  const rest: Named[] = [];
  for (const { name, plain } of open.sort((a, b) => rank(a.name, a.plain) - rank(b.name, b.plain))) {
    const fits = slugProblem(plain) === undefined && !isDeviceName(plain) && shortened(plain) === plain;
    if (!fits || !take(name.key, plain)) rest.push(name);
  }
  for (const name of rest) HASH_LENGTHS.some((length) => take(name.key, hashedSlug(name, plainSlug, length)));
  return slugOf;
}

/** 0 for a name that is its own plain slug but for blanks, else 1. */
function rank(name: Named, plain: string): number {
  return name.key.replaceAll(" ", "-") === plain ? 0 : 1;
}

/** The slug a name has where it cannot have its plain one. */
export function hashedSlug(name: Named, plainSlug: SlugRule, length = HASH_LENGTHS[0]): string {
  const hash = createHash("sha256").update(name.key).digest("hex").slice(0, length);
  const start = shortened(plainSlug(name.label));
  return start === "" ? `u${hash}` : `${start}-${hash}`;
}

/** Cut between two characters, at a hyphen where one is near the end. */
function shortened(slug: string): string {
  const cut = startInBytes(Array.from(slug).slice(0, MAX_CHARACTERS).join(""), MAX_BYTES);
  if (cut === slug) return slug;
  const hyphen = cut.lastIndexOf("-");
  // A picture that is cut may end with the joiner of its next part.
  return hyphen > cut.length * 0.75 ? cut.slice(0, hyphen) : cut.replace(/\u200D$/u, "");
}

/** For comparison on file systems that ignore case and normalization: no case, no normal form, nothing invisible. */
export function foldSlug(slug: string): string {
  const folded = slug
    .normalize("NFKD")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toUpperCase()
    .toLowerCase();
  return folded.normalize("NFKD").replaceAll("ς", "σ");
}

/**
 * True for a name that Windows keeps for a device, with whatever ending, so that it cannot write a file of that name.
 */
export function isDeviceName(slug: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/u.test(foldSlug(slug));
}

/** Characters with a special meaning in URLs, file systems or template languages. */
const FORBIDDEN = /[/\\%?#<>:"|*{}[\]^`]/;

/**
 * Why a text can't be a slug, as the end of a sentence, or undefined if it can.
 *
 * @example slugProblem("a/b") // "has the character “/”"
 */
export function slugProblem(slug: string): string | undefined {
  if (slug === "") return "is empty";
  if (/[\s\p{Cc}\p{Cs}]/u.test(slug)) return "has white space or a control character";
  const forbidden = FORBIDDEN.exec(slug)?.[0];
  if (forbidden !== undefined) return `has the character “${forbidden}”`;
  // Hosts do not serve what begins with a full stop; Windows drops one at the end.
  if (slug.startsWith(".") || slug.endsWith(".")) return "begins or ends with a full stop";
  if (slug !== slug.normalize("NFC")) return "isn't in Unicode normal form C";
  if (foldSlug(slug) === "") return "has no visible characters";
  if (Buffer.byteLength(slug) > 240) return "is too long for a file name";
  return undefined;
}

/**
 * Address of a slug below a folder, percent-encoded.
 *
 * @param path root-relative folder with `/` at both ends
 * @example hrefOf("/news/tags/", "日本") // "/news/tags/%E6%97%A5%E6%9C%AC/"
 */
export function hrefOf(path: string, slug: string): string {
  return `${path}${encodeURIComponent(slug)}/`;
}
