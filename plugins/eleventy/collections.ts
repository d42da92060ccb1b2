import { diagnostic } from "../diagnostics/diagnostic.ts";
import { itemAt } from "../values/lookups.ts";
import { collect, planRendering } from "./collect.ts";
import type { CollectionApi, EleventyConfig } from "./eleventy-config.ts";
import { hideCollection, takeAnyTag } from "./internals.ts";
import type { Session } from "./session.ts";

/**
 * Publishes collections that templates find by name, such as `collections.news`. A collection or tag of the site that has
 * such a name keeps it, and the owner is told.
 */
export function addCollections(config: EleventyConfig, session: Session): void {
  takeAnyTag(config);
  const { name } = session.settings;
  const main = (api: CollectionApi) => itemAt(newsroomOf(session, api).editions, 0);
  const collections: Record<string, (api: CollectionApi) => readonly unknown[]> = {
    [name]: (api) => newsroomOf(session, api).entries,
    [`${name}Tags`]: (api) => main(api).tags,
    [`${name}Authors`]: (api) => main(api).authors,
    [`${name}Years`]: (api) => main(api).years,
    [`${name}Editions`]: (api) => newsroomOf(session, api).editions,
  };
  for (const [collection, make] of Object.entries(collections)) {
    try {
      config.addCollection(collection, (api) => {
        if (session.rendersNothing) return [];
        const own = session.writtenTags.has(collection) ? api.getFilteredByTag(collection) : [];
        if (own.length > 0) {
          newsroomOf(session, api);
          reportTaken(session, collection, `the tag ${collection}`, own[0]?.inputPath);
          return own;
        }
        hideCollection(api, collection, session.directoryData.collections);
        return [...make(api)];
      });
    } catch {
      // Eleventy has a collection of that name already.
      session.takenCollections.push(collection);
    }
  }
  if (session.takenCollections.length === Object.keys(collections).length)
    config.addCollection(`newsroom-${name}`, (api) => {
      if (session.rendersNothing) return [];
      hideCollection(api, `newsroom-${name}`, session.directoryData.collections);
      newsroomOf(session, api);
      return [];
    });
}

/** Reads the entries when the first of the collections is asked for. */
function newsroomOf(session: Session, api: CollectionApi) {
  const { build, stopwatch } = session;
  if (!build.newsIndex) {
    build.newsIndex = stopwatch.measure("entries and index", () => collect(session, api));
    planRendering(session, build.newsIndex);
  }
  for (const name of session.takenCollections) reportTaken(session, name, `addCollection("${name}")`);
  return build.newsIndex;
}

/** Says so once a build; not where the owner has named the newsroom, and so has chosen the names. */
function reportTaken({ build, settings }: Session, name: string, found: string, file?: string): void {
  if (settings.options.name !== undefined || build.reportedCollections.has(name)) return;
  build.reportedCollections.add(name);
  build.messages.report(diagnostic("collection-taken", { file, found }, { name }));
}
