import type { Entry } from "../entry/entry.ts";
import type { Text } from "../pages/text/text.ts";
import type { ItemHook } from "./channel.ts";

/** What every feed of a newsroom has in common. All addresses are absolute unless said otherwise. */
export interface FeedContext {
  site: FeedSite;
  /** Absolute address of a root-relative, percent-encoded one; adds the path prefix. */
  absolute(href: string): string;
  /** Texts of a language, for what feeds say themselves. */
  textOf(language: string): Text;
  /** Address of the WebSub hub, if any. */
  hub: string | undefined;
  /** Who makes tag URIs (RFC 4151), where the owner asks for ids that outlive addresses. */
  ids: { authority: string; since: string } | undefined;
  /** True if feeds name a style sheet for people who open them in a browser. */
  style: boolean;
  /** Root-relative address of that style sheet, without path prefix. */
  stylesheetHref: string;
  /** True if the lead picture of an entry comes first in its content. */
  leadImage: boolean;
  /** Entries in an archive document (RFC 5005). */
  archiveSize: number;
  /** The owner's hook `feeds.item`. */
  itemHook: ItemHook | undefined;
  /** True if notes have the beginning of their summary as title in every format. */
  noteTitles: boolean;
  /** Namespaces by prefix, those of the plugin and of the owner. */
  namespaces: Readonly<Record<string, string>>;
  /** Named in feeds as their maker. Without a version: a new release of the plugin must not change every feed. */
  generator: { name: string; url: string };
  /** All entries of the newsroom: those of one instant are told apart once, for all feeds. */
  entries: readonly Entry[];
}

interface FeedSite {
  title: string;
  description: string;
  /** Address of the home page. */
  url: string;
  /** BCP 47. */
  language: string;
  author: { name: string; email?: string | undefined; url?: string | undefined } | undefined;
  image: string | undefined;
  icon: string | undefined;
  copyright: string | undefined;
}
