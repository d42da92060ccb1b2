import { createHash } from "node:crypto";
import { compare } from "../diagnostics/format.ts";

/** What the feeds of a site held when it was last deployed: the absolute address of each, and a hash of its bytes. */
export type FeedManifest = Readonly<Record<string, string>>;

/**
 * The manifest of feeds, in the order of their addresses. Only subscription documents belong in it: nobody subscribes
 * to an archive.
 */
export function manifestOf(feeds: Iterable<{ url: string; text: string }>): FeedManifest {
  const hashes = [...feeds].map(({ url, text }): [string, string] => [url, hashOf(text)]);
  return Object.fromEntries(hashes.sort(([a], [b]) => compare(a, b)));
}

/** Addresses of feeds that are new or hold something else than before; none that are gone. */
export function changedFeeds(before: FeedManifest, now: FeedManifest): string[] {
  return Object.keys(now).filter((url) => now[url] !== before[url]);
}

/** The manifest as it is saved between deploys. */
export function writeManifest(manifest: FeedManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A saved manifest, or undefined if the text is none: then every feed counts as changed. */
export function readManifest(text: string): FeedManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).every((hash) => typeof hash === "string") ? (value as FeedManifest) : undefined;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
