import type { Message } from "../messages/message.ts";
import { NewsroomError } from "../messages/newsroom-error.ts";
import type { CollectionApi, CollectionItem, EleventyConfig } from "./eleventy-config.ts";

/**
 * Publishes collections that templates find by name, such as `collections.news`. Many sites make a page of each tag by
 * paging over all of `collections`: the newsroom's are kept out of such lists, where they would pass for tags.
 *
 * @throws {NewsroomError} where the site has a collection of that name already
 */
export function addCollections(
  config: EleventyConfig,
  collections: Readonly<Record<string, (api: CollectionApi) => unknown>>,
): void {
  const names = Object.keys(collections);
  const taken = names.find((name) => Object.hasOwn(config.collections, name));
  if (taken !== undefined) throw new NewsroomError([takenName(taken)]);
  for (const [name, make] of Object.entries(collections)) {
    config.addCollection(name, (api) => {
      keepOutOfLists(api.getAll(), names);
      return make(api);
    });
  }
}

/** Eleventy hands one object of collections to all templates and assigns to it: what cannot be enumerated stays so. */
function keepOutOfLists(items: readonly CollectionItem[], names: readonly string[]): void {
  const collections = items[0]?.data["collections"];
  if (typeof collections !== "object" || collections === null) return;
  for (const name of names)
    Object.defineProperty(collections, name, { enumerable: false, writable: true, configurable: true });
}

function takenName(name: string): Message {
  return {
    code: "collection-taken",
    severity: "error",
    problem: `The site has a collection ${name} of its own.`,
    found: `addCollection("${name}")`,
    expected: "a name for the newsroom's collections that no collection of the site has",
    remedy: 'Give the newsroom another name where you call addPlugin, such as name: "newsroom".',
  };
}
