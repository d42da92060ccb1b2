import fc from "fast-check";
import { PLUGIN } from "./build.ts";
import {
  addEntry,
  addFolderData,
  type EntryDescription,
  entries,
  type FolderDescription,
  folderData,
} from "./entries.ts";
import { configOf, finish, fromProject, INPUTS, type Input, newSite, type Site } from "./site.ts";
import { TRAITS } from "./traits.ts";

/** All that chance decides about a site. */
export interface Description {
  input: Input;
  probe: Site["probe"];
  /** Whether the newsroom adds nothing to `<head>`. */
  isBare: boolean;
  /** Which files are entries: Markdown, files of every template language, or those with a tag. */
  glob: keyof typeof GLOBS;
  entries: EntryDescription[];
  folders: FolderDescription[];
  /** Names of {@link TRAITS}, each with a number for its variations. */
  traits: [string, number][];
}

const GLOBS = {
  md: "news/**/*.md",
  all: "news/**/*.{md,njk,liquid,html,11ty.js,shout}",
  list: ["news/**/*.{md,njk,liquid,html,11ty.js,shout}", "!news/none/**"],
  tagged: "news/**/*.md",
  tag: undefined,
};

/** The tag that entries have. */
const tagOf = (glob: keyof typeof GLOBS) => (glob === "tagged" || glob === "tag" ? "Piers" : undefined);

const groupOf = (trait: string) => trait.slice(0, trait.indexOf(":"));

/** Sites with some of the traits. */
export function descriptions(
  traits: readonly string[] = Object.keys(TRAITS),
  inputs: readonly Input[] = Object.keys(INPUTS) as Input[],
): fc.Arbitrary<Description> {
  return fc.record({
    input: fc.oneof(
      { weight: 3, arbitrary: fc.constant("src" as const) },
      { weight: 2, arbitrary: fc.constantFrom(...inputs) },
    ),
    probe: fc.constantFrom("njk", "liquid", "shortcode", "11ty.js"),
    isBare: fc.boolean(),
    glob: fc.constantFrom("md", "md", "all", "list", "tagged", "tag"),
    entries,
    folders: folderData,
    traits: fc.uniqueArray(fc.tuple(fc.constantFrom(...traits), fc.nat(11)), {
      selector: ([name]) => groupOf(name),
      maxLength: 5,
    }),
  });
}

/** Everything off that the newsroom adds to the `<head>` of a page in a layout of the site. */
const BARE = [
  "seo: { title: false, description: false, links: false, jsonLd: false, canonical: false, openGraph: false }",
  "pages: { autodiscovery: false }",
];

/** The site that a description says. */
export interface DescribedSite extends Pick<Site, "showsCollections"> {
  /** Whether the site changes pages after they are made. */
  transforms: boolean;
  files: Map<string, string>;
  /** Names the input folder to Eleventy, for the folder that the files were written to. */
  inputIn(folder: string): string;
  /** Input paths of all that may be an entry, as Eleventy gives them without `./`. */
  entries: Set<string>;
  isBare: boolean;
  /** What makes any page of the site an entry, where it does. */
  tag?: string | undefined;
}

export function siteOf(description: Description): DescribedSite {
  const site = newSite(description.input, description.probe);
  for (const [name, variation] of description.traits) TRAITS[name]?.(site, variation);
  for (const folder of description.folders) addFolderData(site, folder);
  const paths = description.entries.map((entry, index) => addEntry(site, entry, index));
  finish(site);
  if (description.isBare) site.options.push(...BARE);
  site.files.set(
    "site/eleventy.config.js",
    configOf(site, { glob: GLOBS[description.glob], tag: tagOf(description.glob) }, PLUGIN),
  );
  const input = INPUTS[description.input];
  return {
    files: site.files,
    inputIn: (folder) => (input.isAbsolute ? `${folder}/${input.argument}` : input.argument),
    entries: new Set(
      [...paths, ...site.moreEntries]
        .filter((path) => !["md", "tagged"].includes(description.glob) || path.endsWith(".md"))
        .map((path) => fromProject(site, path)),
    ),
    isBare: description.isBare,
    tag: description.glob === "tag" ? tagOf("tag") : undefined,
    transforms: description.traits.some(([name]) => /^(transform|html|prefix)/.test(name)),
    showsCollections: site.showsCollections,
  };
}
