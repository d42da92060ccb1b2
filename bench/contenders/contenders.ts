import type { Contender } from "./contender.ts";
import { eleventyAlone, eleventyAloneTagged } from "./eleventy-alone.ts";
import { eleventyPluginRss } from "./eleventy-plugin-rss.ts";
import { hugo } from "./hugo.ts";
import {
  newsroomDirect,
  newsroomDirectDefaults,
  newsroomDirectSiteLayout,
  newsroomTemplates,
  newsroomTemplatesDefaults,
  newsroomTemplatesSiteLayout,
} from "./newsroom.ts";
import { plainNode } from "./plain-node.ts";

/** What a run compares unless told otherwise. */
const compared: readonly Contender[] = [
  plainNode,
  hugo,
  newsroomDirect,
  newsroomTemplates,
  eleventyAlone,
  eleventyAloneTagged,
  eleventyPluginRss,
];

/** Those that must be asked for by name. */
const onRequest: readonly Contender[] = [
  newsroomDirectDefaults,
  newsroomTemplatesDefaults,
  newsroomDirectSiteLayout,
  newsroomTemplatesSiteLayout,
];

/** The contenders of the given names, in the order of the table. Throws on a name there is none of. */
export function contendersNamed(names: readonly string[] | undefined): Contender[] {
  if (names === undefined) return [...compared];
  const all = [...compared, ...onRequest];
  for (const name of names) {
    if (all.every((contender) => contender.name !== name)) {
      throw new Error(`No contender is called "${name}": use ${all.map((one) => one.name).join(", ")}`);
    }
  }
  return all.filter((contender) => names.includes(contender.name));
}
