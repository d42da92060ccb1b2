import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, posix, relative, sep } from "node:path";
import { authorNamesFrom } from "../../../authors/author-names.ts";
import { cleanContent } from "../../../content/clean.ts";
import { rewriteDate } from "../../../dates/foreign-date.ts";
import type { MatterProblem } from "../../../read/matter-values.ts";
import { LeftOut } from "../archive.ts";
import { decodeText } from "../decode-text.ts";
import { type ImportedEntry, languageOf, later, line, unique, withTag } from "../imported-entry.ts";
import { markdownSafe } from "../markdown-safe.ts";
import { oldAddress } from "../old-address.ts";
import { type MatterFile, readMatterFile } from "./front-matter-file.ts";
import { InheritedFields } from "./inherited-fields.ts";
import { isHidden, pictureIn, textIn, wordsIn } from "./matter-fields.ts";
import { formerPaths, hugoPath, jekyllPath } from "./old-permalinks.ts";
import { plainBody } from "./old-template-code.ts";
import { findSiteConfig, languageEnding, languageOfFile, type SiteConfig } from "./site-config.ts";

/** What a folder of Jekyll, Hugo or their like brings. */
export interface FolderContents {
  entries: { file: string; entry: ImportedEntry; isDraft: boolean; writtenDate: string | undefined }[];
  leftOut: Map<string, number>;
  /** Files whose front matter cannot be read, and why. */
  unreadable: { file: string; problem: MatterProblem }[];
  /** Files with template code that is now text, and the first piece of it. */
  templateCode: { file: string; found: string }[];
}

export interface HowToRead {
  /** Whether the old address becomes the permalink. */
  keepsAddresses: boolean;
  /** Path of the newsroom, as far as it is known. */
  newsroom: string | undefined;
  /** Milliseconds since 1970 that tell whether a page has expired. */
  now: number;
}

interface Post extends MatterFile {
  file: string;
  name: string;
  isDraft: boolean;
  date: string | undefined;
  /** Language that the file's name or place says, of a page that is not in the site's first language. */
  language: string | undefined;
  /** Hugo stops publishing the page after this day. */
  expires: string | undefined;
  /** Old root-relative address. */
  path: string | undefined;
}

const NOWHERE = "https://newsroom-import.invalid/";
const PAGE = /\.(?:md|markdown|mdown|mkdn?|html?)$/i;
/** Formats that Jekyll and Hugo know and Eleventy does not. */
const OTHER_PAGE = /\.(?:adoc|asciidoc|asc|ad|org|rst|rest|textile|creole|mediawiki|haml|slim)$/i;
const NOT_CONTENT = /^(?:\..*|node_modules|_site|_layouts|_includes|_sass)$/;
/** What a site has beside its content; below that, such names are sections like any other. */
const NOT_CONTENT_AT_ROOT = /^(?:public|resources|themes|vendor|layouts|archetypes|assets|static|i18n|data)$/;

/**
 * Reads the posts below a folder, or a single file. What is a post goes by the habits of the generator: in a site of
 * Jekyll what lies in `_posts` and `_drafts`, elsewhere every page with a date.
 */
export function readFolder(path: string, how: HowToRead): FolderContents {
  const { keepsAddresses, newsroom, now } = how;
  const isFolder = statSync(path).isDirectory();
  const config = findSiteConfig(isFolder ? path : dirname(path));
  const leftOut = new LeftOut();
  const contents: FolderContents = { entries: [], leftOut: leftOut.counts, unreadable: [], templateCode: [] };
  const files = isFolder ? pagesBelow(path, config?.root) : [path];
  const hasPosts = files.some((file) => isInPosts(file, path));
  const inherited = new InheritedFields(config);
  const posts: Post[] = [];
  for (const file of files) {
    const isPost = !hasPosts || isInPosts(file, path);
    if (OTHER_PAGE.test(file)) {
      if (isPost) leftOut.add("file of another format");
      continue;
    }
    const text = decodeText(readFileSync(file));
    const matter =
      text === undefined ? { line: undefined, reason: "the file is not UTF-8" } : readMatterFile(text);
    if (!isPost) {
      if (matter !== undefined) leftOut.add("page");
      continue;
    }
    if (matter === undefined) leftOut.add("page");
    else if ("reason" in matter) contents.unreadable.push({ file, problem: matter });
    if (matter === undefined || "reason" in matter) continue;
    const data = { ...inherited.of(file), ...matter.data };
    const post = postOf(file, { ...matter, data }, path, config, now);
    // Hugo hides parts of pages that have no date with a cascade: they are no drafts.
    const isOwnDraft = isHidden(matter.data) || isBelow("_drafts", file, path);
    const kind = kindOf(post, isOwnDraft || !isFolder);
    if (kind === undefined) posts.push(post);
    else leftOut.add(kind);
  }
  const byName = new Map(posts.flatMap((post) => namesOf(post).map((name) => [name, post.path] as const)));
  for (const post of posts) {
    const { text, left } = plainBody(post.body, (name) =>
      byName.get(name.replace(/^.*\//, "").replace(PAGE, "")),
    );
    if (left !== undefined) contents.templateCode.push({ file: post.file, found: left });
    leftOut.add("bundled file", filesBeside(post.file));
    contents.entries.push({
      file: post.file,
      isDraft: post.isDraft,
      writtenDate: ownDateOf(post.data),
      entry: entryOf(post, text, { config, keepsAddresses, newsroom }),
    });
  }
  return contents;
}

/** In an order that does not depend on the machine. */
function pagesBelow(folder: string, root: string | undefined): string[] {
  const isContent = (name: string) =>
    !NOT_CONTENT.test(name) && !(folder === root && NOT_CONTENT_AT_ROOT.test(name));
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isContent(entry.name)) found.push(...pagesBelow(path, root));
    else if (entry.isFile() && (PAGE.test(entry.name) || OTHER_PAGE.test(entry.name))) found.push(path);
  }
  return found.sort();
}

/** Pictures and other files that lie beside the page of a bundle. */
function filesBeside(file: string): number {
  if (!/^index\./.test(basename(file))) return 0;
  return readdirSync(dirname(file), { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !PAGE.test(entry.name),
  ).length;
}

/** @param top the folder that was given, which may itself be `_posts` */
function isInPosts(file: string, top: string): boolean {
  return [basename(top), ...relative(top, file).split(sep).slice(0, -1)].some((part) =>
    /^_(?:posts|drafts)$/.test(part),
  );
}

function isBelow(folder: string, file: string, top: string): boolean {
  return [basename(top), ...relative(top, file).split(sep)].includes(folder);
}

const DATED_NAME = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/;

function postOf(
  file: string,
  { data, body }: MatterFile,
  top: string,
  config: SiteConfig | undefined,
  now: number,
): Post {
  const language = languageOfFile(file, config);
  const written = basename(file).replace(PAGE, "").replace(languageEnding(config), "");
  const isBundle = written === "index";
  const full = isBundle ? basename(dirname(file)) : written;
  const [, day, rest] = DATED_NAME.exec(full) ?? [];
  const name = rest ?? full;
  const date = rewriteDate(ownDateOf(data) ?? "") ?? rewriteDate(day ?? "");
  const expires = rewriteDate(textIn(data, "expirydate", "unpublishdate") ?? "");
  const isDraft =
    isHidden(data) || isBelow("_drafts", file, top) || (expires !== undefined && Date.parse(expires) <= now);
  const post = { file, data, body, name, language, expires, isDraft, date, path: undefined };
  if (config === undefined) return post;
  // Hugo's addresses go by `date`, whenever the page is published.
  const dated = { ...post, date: rewriteDate(textIn(data, "date") ?? "") ?? date };
  return {
    ...post,
    path: config.generator === "jekyll" ? jekyllPath(post, config) : hugoPath(dated, config),
  };
}

function ownDateOf(data: MatterFile["data"]): string | undefined {
  return textIn(data, "publishdate", "date", "pubdate", "published_at");
}

/** The kind of a file that isn't a post: Hugo's lists are named `_index`, and other pages have no date. */
function kindOf({ file, date, data }: Post, isWanted: boolean): string | undefined {
  if (basename(file).startsWith("_index.")) return "list page";
  const hasDate = date !== undefined || textIn(data, "date", "publishdate") !== undefined;
  return hasDate || isWanted ? undefined : "page";
}

function namesOf({ file, name }: Post): string[] {
  return [name, basename(file).replace(PAGE, "")];
}

interface Target {
  config: SiteConfig | undefined;
  keepsAddresses: boolean;
  newsroom: string | undefined;
}

function entryOf(post: Post, text: string, { config, keepsAddresses, newsroom }: Target): ImportedEntry {
  const { data } = post;
  const updated = rewriteDate(
    textIn(data, "lastmod", "last_modified_at", "updated", "modified", "updated_at") ?? "",
  );
  const picture = pictureIn(data);
  const address = oldAddress(post.path && NOWHERE + post.path.slice(1), undefined, newsroom);
  const former = formerPaths(data).flatMap(
    (path) => oldAddress(NOWHERE + path.slice(1), undefined, newsroom) ?? [],
  );
  const isHtml = /\.html?$/i.test(post.file);
  const body = isHtml ? markdownSafe(htmlBody(text)) : text.replace(/^\s*\n/, "");
  const tags = [...wordsIn(data, "tags", "tag"), ...wordsIn(data, "categories", "category")];
  return {
    headline: post.name,
    matter: {
      title: line(textIn(data, "title") ?? ""),
      date: post.date,
      updated: later(updated, post.date),
      expires: post.expires,
      tags: unique(tags.map((tag) => withTag(line(tag)))),
      authors: authorNamesFrom(data["authors"] ?? data["author"]).map(line),
      summary: line(textIn(data, "summary", "description", "excerpt") ?? ""),
      image: pictureMatter(post.file, picture),
      lang: languageOf(textIn(data, "lang", "locale") ?? post.language),
      id: textIn(data, "guid", "id") ?? idOf(post, config),
      permalink: keepsAddresses ? address : undefined,
      redirect_from: unique([...former, ...(keepsAddresses ? [] : [address ?? ""])]),
      draft: post.isDraft || post.date === undefined ? true : undefined,
      // Braces in the text were for another program, and are text here.
      templateEngineOverride: /\{[{%#]/.test(body) ? "md" : undefined,
    },
    body: `${body}\n`,
  };
}

/** Id in the feed of the old site: for jekyll-feed the folder of the address plus the slug, for Hugo the address. */
function idOf({ path, isDraft, data, name }: Post, config: SiteConfig | undefined): string | undefined {
  const site = config && textIn(config.data, "url", "baseURL", "baseurl");
  if (path === undefined || isDraft || site === undefined || !/^https?:\/\//.test(site)) return undefined;
  const base = `${site.replace(/\/$/, "")}${config?.generator === "jekyll" ? (textIn(config.data, "baseurl") ?? "") : ""}`;
  if (config?.generator !== "jekyll") return base + path;
  return base + encodeURI(posix.join(posix.dirname(path), textIn(data, "slug") ?? name));
}

/** Without `/` in front, an address is below the root of the site, unless the picture lies beside the page. */
function pictureMatter(file: string, picture: { url: string; alt: string | undefined } | undefined): unknown {
  const isBundled = /^index\./.test(basename(file));
  const url = !isBundled && /^[\w-]+\//.test(picture?.url ?? "") ? `/${picture?.url}` : picture?.url;
  if (url === undefined || !/^(?:https?:\/\/|\/)/.test(url) || /[{}]/.test(url)) return undefined;
  return picture?.alt === undefined ? url : { url, alt: line(picture.alt) };
}

function htmlBody(html: string): string {
  return cleanContent(html, { pageUrl: NOWHERE, siteBase: NOWHERE }).replaceAll(NOWHERE, "/");
}
