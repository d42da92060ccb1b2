import { escapeHtml } from "../../../content/xml-text.ts";
import type { ReadEnclosure } from "../../feed-reading/read-item.ts";
import { type Archive, type ArchivedItem, LeftOut } from "../archive.ts";

type Row = Readonly<Record<string, unknown>>;
type Tables = Readonly<Record<string, unknown>>;

/** What stands for the address of the site in exports since Ghost 4. */
const SITE = /__GHOST_URL__/g;

/** An export of Ghost: its tables, in `db[0].data` or in `data`. */
export function isGhost(value: unknown): boolean {
  return tablesOf(value) !== undefined;
}

/** Posts as entries; pages are left out, and so are posts for members only, unless as drafts. */
export function readGhost(value: unknown): Archive {
  const tables = tablesOf(value) ?? {};
  const settings = new Map(rows(tables["settings"]).map((row) => [row["key"], row["value"]]));
  const metas = new Map(rows(tables["posts_meta"]).map((row) => [row["post_id"], row]));
  const tagsOf = related(tables, "tags", "tag_id");
  const usersOf = related(tables, "authors", "author_id", "users");
  const users = new Map(rows(tables["users"]).map((row) => [row["id"], row]));
  const leftOut = new LeftOut();
  const items = rows(tables["posts"]).flatMap((post): ArchivedItem | [] => {
    if (post["type"] === "page" || post["page"] === true || post["page"] === 1) {
      leftOut.add("page");
      return [];
    }
    const meta = metas.get(post["id"]) ?? {};
    const only = users.get(post["author_id"]);
    const authors = usersOf(post);
    const tags = tagsOf(post).filter(
      (tag) => tag["visibility"] !== "internal" && !String(tag["name"]).startsWith("#"),
    );
    const slug = text(post["slug"]);
    const excerpt = text(post["custom_excerpt"]);
    return {
      id: text(post["id"]) ?? text(post["uuid"]),
      url: undefined,
      title: text(post["title"]) ?? "",
      published: momentOf(post["published_at"]) ?? momentOf(post["created_at"]),
      updated: momentOf(post["updated_at"]),
      content: text(post["html"])?.replace(SITE, ""),
      summary: excerpt === undefined ? undefined : escapeHtml(excerpt),
      authors: (authors.length > 0 ? authors : only ? [only] : []).flatMap(
        (user) => text(user["name"]) ?? [],
      ),
      tags: tags.flatMap((tag) => text(tag["name"]) ?? []),
      enclosures: pictureOf(text(post["feature_image"] ?? post["image"]), text(meta["feature_image_alt"])),
      language: text(post["locale"]),
      base: undefined,
      isDraft: !isPublic(post) || lacksHtml(post),
      lacksText: lacksHtml(post),
      path: slug === undefined ? undefined : `/${slug}/`,
    };
  });
  return {
    title: text(settings.get("title")) ?? "",
    home: undefined,
    self: undefined,
    language: text(settings.get("lang") ?? settings.get("default_locale") ?? settings.get("locale")),
    items,
    leftOut: leftOut.counts,
  };
}

/** `sent` is a post that went out by mail and has no page. */
function isPublic({ status, visibility }: Row): boolean {
  return (
    status === "published" && (visibility === undefined || visibility === null || visibility === "public")
  );
}

/** A post that the export has in the form of the editor only. */
function lacksHtml(post: Row): boolean {
  return text(post["html"]) === undefined && (text(post["lexical"]) ?? text(post["mobiledoc"])) !== undefined;
}

function pictureOf(address: string | undefined, alt: string | undefined): ReadEnclosure[] {
  if (address === undefined) return [];
  const url = address.replace(SITE, "");
  return [{ url, type: "image/*", length: undefined, duration: undefined, title: alt }];
}

/** Rows of a table that go with a post, by the table between, in their order. */
function related(tables: Tables, name: string, key: string, table = name): (post: Row) => Row[] {
  const byId = new Map(rows(tables[table]).map((row) => [row["id"], row]));
  const byPost = new Map<unknown, Row[]>();
  const links = rows(tables[`posts_${name}`]);
  for (const link of [...links].sort((a, b) => Number(a["sort_order"] ?? 0) - Number(b["sort_order"] ?? 0))) {
    const row = byId.get(link[key]);
    if (row) byPost.set(link["post_id"], [...(byPost.get(link["post_id"]) ?? []), row]);
  }
  return (post) => byPost.get(post["id"]) ?? [];
}

function tablesOf(value: unknown): Tables | undefined {
  const databases = isRow(value) && Array.isArray(value["db"]) ? (value["db"] as unknown[]) : [value];
  const data = isRow(databases[0]) ? databases[0]["data"] : undefined;
  return isRow(data) && Array.isArray(data["posts"]) ? data : undefined;
}

function rows(table: unknown): Row[] {
  return Array.isArray(table) ? table.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Ghost 0.x writes milliseconds, `2021-05-05 09:30:00` of later versions is in UTC. */
function momentOf(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written) ? `${written}Z` : written;
}
