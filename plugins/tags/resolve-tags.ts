import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Entry } from "../entry/entry.ts";
import type { TagDictionary } from "./dictionary.ts";
import { Spellings } from "./labels.ts";
import type { Match, Matcher } from "./match.ts";
import { tagKey } from "./tag-key.ts";

/** What an owner decides about the tags that entries write. */
export interface ResolveSettings {
  /** Written tags that are none; a tag that the dictionary lists is never ignored. */
  ignore: readonly string[];
  unknown: "allow" | "warn" | "error";
  report(message: Diagnostic): void;
}

/** Which tags entries have, by key. */
export interface ResolvedTags {
  /**
   * Keys of an entry's tags: written ones in the order written, then those matched in its text, in the dictionary's
   * order.
   */
  keysOf: ReadonlyMap<Entry, readonly string[]>;
  /** What was matched in an entry's headline and text. */
  matchesOf: ReadonlyMap<Entry, readonly Match[]>;
  /** Spellings of tags that the dictionary does not list. */
  spellings: Spellings;
}

/** Finds out which tags each entry has: those it names, by the dictionary, and those its text has the phrases of. */
export function resolveTags(
  entries: readonly Entry[],
  dictionary: TagDictionary,
  matcher: Matcher,
  settings: ResolveSettings,
): ResolvedTags {
  const ignored = new Set(settings.ignore.map(tagKey));
  const spellings = new Spellings();
  const keysOf = new Map<Entry, readonly string[]>();
  const matchesOf = new Map<Entry, readonly Match[]>();
  const resolved = new Map<string, { key: string; listed: boolean } | undefined>();
  const hints = new Map<string, string | undefined>();
  const resolve = (name: string) => {
    if (!resolved.has(name)) {
      const listed = dictionary.find(name);
      const key = listed?.key ?? tagKey(name);
      resolved.set(
        name,
        key === "" || (!listed && ignored.has(key)) ? undefined : { key, listed: listed !== undefined },
      );
    }
    return resolved.get(name);
  };
  for (const entry of entries) {
    const keys = new Set<string>();
    for (const name of entry.tagNames) {
      const tag = resolve(name);
      if (!tag) continue;
      if (!tag.listed) {
        spellings.add(tag.key, name);
        if (settings.unknown !== "allow")
          settings.report(unknownTag(entry, name, settings.unknown, dictionary, hints));
      }
      keys.add(tag.key);
    }
    if (matcher.phrases > 0) {
      const matches = matcher.match(`${entry.title}\n\n${entry.text}`);
      if (matches.length > 0) matchesOf.set(entry, matches);
      for (const { key } of matches) keys.add(key);
    }
    keysOf.set(entry, [...keys]);
  }
  return { keysOf, matchesOf, spellings };
}

function unknownTag(
  entry: Entry,
  name: string,
  severity: "warn" | "error",
  dictionary: TagDictionary,
  hints: Map<string, string | undefined>,
): Diagnostic {
  if (!hints.has(name)) hints.set(name, nearest(name, dictionary.names));
  const hint = hints.get(name);
  const place = dictionary.file ?? "the tag dictionary";
  return diagnostic(
    "tag-unknown",
    {
      severity: severity === "error" ? "error" : "warning",
      file: entry.source.file,
      line: entry.source.lineOf("tags"),
      found: name,
    },
    { dictionary: place, meant: hint },
  );
}
