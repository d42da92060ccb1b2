import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { matcherOf } from "../../../eleventy/site.ts";
import { decodeText } from "../decode-text.ts";
import { readMatterFile } from "./front-matter-file.ts";
import { PICTURES, recordOf, textIn } from "./matter-fields.ts";
import type { SiteConfig } from "./site-config.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Inherited fields: Jekyll's front matter defaults, Hugo's `cascade`. A page's own fields override them. */
export class InheritedFields {
  readonly #config: SiteConfig | undefined;
  readonly #ofFolders = new Map<string, Fields[]>();

  constructor(config: SiteConfig | undefined) {
    this.#config = config;
  }

  /** Pictures aren't inherited: a shared picture is only the theme's placeholder. */
  of(file: string): Fields {
    const fields = this.#ofPlace(file);
    return Object.fromEntries(
      Object.entries(fields).filter(([name]) => !PICTURES.includes(name.toLowerCase())),
    );
  }

  #ofPlace(file: string): Fields {
    if (this.#config === undefined) return {};
    const { generator, root, data } = this.#config;
    const place = relative(root, file).split(sep).join("/");
    if (generator === "jekyll") return jekyllDefaults(data, place);
    const page = `/${place
      .split("/")
      .slice(1)
      .join("/")
      .replace(/\.[^/]*$/, "")}`.replace(/\/index$/, "");
    const cascades = [...listOf(data["cascade"]), ...this.#above(dirname(file), root)];
    return Object.assign({}, ...cascades.filter((one) => isMeant(one, page)).map(fieldsOf));
  }

  /** The `cascade` of the lists that a page lies below, the nearest last. */
  #above(folder: string, root: string): Fields[] {
    const known = this.#ofFolders.get(folder);
    if (known) return known;
    const lists = readdirSync(folder).filter((name) => /^_index\.(?:md|markdown|html)$/i.test(name));
    const own = lists.flatMap((name) => {
      const matter = readMatterFile(decodeText(readFileSync(join(folder, name))) ?? "");
      return matter && "data" in matter ? listOf(matter.data["cascade"]) : [];
    });
    const isTop = folder === root || dirname(folder) === folder;
    const all = [...(isTop ? [] : this.#above(dirname(folder), root)), ...own];
    this.#ofFolders.set(folder, all);
    return all;
  }
}

/** Values of the scopes that a page is in, those of the narrowest last. */
function jekyllDefaults({ defaults }: Fields, place: string): Fields {
  const isDraft = /(?:^|\/)_drafts\//.test(place);
  const scopes = listOf(defaults).flatMap((one) => {
    const scope = recordOf(one["scope"]);
    const path = (textIn(scope, "path") ?? "").replace(/^\/|\/$/g, "");
    const type = textIn(scope, "type") ?? "";
    const isOfType = type === "" || /^posts?$/.test(type) || (type === "drafts" && isDraft);
    const isBelow = path === "" || place === path || place.startsWith(`${path}/`);
    const isMatch = isBelow || (path.includes("*") && matcherOf([path, `${path}/**`])(place));
    return isOfType && isMatch ? [{ path, values: recordOf(one["values"]) }] : [];
  });
  scopes.sort((a, b) => a.path.length - b.path.length);
  return Object.assign({}, ...scopes.map(({ values }) => values));
}

/** Whether a cascade is for a page: it may name the pages it is for by their paths. */
function isMeant(cascade: Fields, page: string): boolean {
  const target = recordOf(cascade["target"] ?? cascade["_target"]);
  const path = textIn(target, "path");
  const kind = textIn(target, "kind") ?? "page";
  if (kind !== "page") return false;
  return path === undefined || matcherOf([path.replace(/^\//, "")])(posix.normalize(page).slice(1));
}

function fieldsOf({ target: _, _target, params, ...fields }: Fields): Fields {
  return { ...recordOf(params), ...fields };
}

function listOf(value: unknown): Fields[] {
  return (Array.isArray(value) ? value : [value]).map(recordOf);
}
