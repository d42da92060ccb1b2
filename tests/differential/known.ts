/**
 * What is known to differ today, by the name of a feature of {@link import("./features.ts")}: the generator leaves it out.
 * A line goes when the fault goes. `direct` lines keep a feature away from comparisons with fast rendering only.
 */
export const KNOWN: Record<"templates" | "direct", Record<string, string>> = { templates: {}, direct: {} };

const templates = (reason: string, ...names: string[]) => {
  for (const name of names) KNOWN.templates[name] = reason;
};
const direct = (reason: string, ...names: string[]) => {
  for (const name of names) KNOWN.direct[name] = reason;
};

templates("a file among the entries that has no date is an error", "among: undated");
templates(
  "an entry without an address is an error",
  "entry permalink false",
  "folder permalink false",
  "folder computed permalink",
  "entry computed permalink",
);
templates("entries are read from their files", "virtual: entries");
templates("the Markdown of plain entries is not the site's", "markdown: another library");
templates("the Markdown of plain entries is not the site's", "markdown: another language");
templates("the Markdown of plain entries gets no data", "amended: data", "amended: page");
templates("the newsroom's pages have permalinks by function", "permalinks: as they are");
templates("collections of the site are replaced or refused", "collections: news", "collections: tag news");
templates(
  "the theme is put around the entry",
  "entry layout false",
  "folder layout false",
  "entry permalink xml",
);
templates(
  "dates of pages among the entries are replaced",
  "among: front page",
  "among: paged",
  "entry excluded true",
);
templates("other delimiters are not looked for", "engine: delimiters");
templates("dates of entries are moved", "zone: east", "zone: west");
templates("collections of the newsroom are seen", "paged: data");
templates(
  "the data of a folder are asked for by a page that leaves an empty collection",
  "input outside, absolute",
);
templates("a page that computed data exclude is an entry", "entry computed hidden", "folder computed hidden");
templates("collections are not all there when they are asked for", "collections: computed");
templates("a template format is added", "formats: some");
templates("the description stays, and a title where there is none", "nothing in head");

direct("ends the build", "entry matter js", "engine: renderer", "bundle: css", "collections: shown");
direct("ends the build", "body title", "body page", "body data", "body condition");
direct("ends the build", "body shortcode", "body paired", "body raw");
direct(
  "ends the build",
  "entry permalink slug",
  "entry permalink date",
  "entry permalink title",
  "entry permalink function",
);
direct(
  "ends the build",
  "folder permalink slug",
  "folder permalink date",
  "folder permalink title",
  "folder permalink function",
);
direct(
  "ends the build",
  "entry computed title",
  "entry computed tags",
  "entry computed summary",
  "entry computed hidden",
);
direct(
  "ends the build",
  "entry computed layout",
  "folder computed title",
  "folder computed tags",
  "folder computed kicker",
);
direct(
  "ends the build",
  "folder computed summary",
  "folder computed hidden",
  "folder computed layout",
  "data: file",
);
direct("ends the build, every entry twice", "input absolute", "input outside, absolute");
direct("files vanish that are not Markdown", "glob all", "glob list", "formats: own");
direct("code is run by Eleventy, and shown as it is", "body braces");
direct(
  "the page is another in a layout of the site",
  "entry layout base.njk",
  "entry layout post.njk",
  "entry layout post",
);
direct(
  "the page is another in a layout of the site",
  "entry layout deep.liquid",
  "entry layout part.html",
  "entry layout untitled.njk",
);
direct(
  "the page is another in a layout of the site",
  "folder layout base.njk",
  "folder layout post.njk",
  "folder layout post",
);
direct(
  "the page is another in a layout of the site",
  "folder layout deep.liquid",
  "folder layout part.html",
  "folder layout untitled.njk",
);
direct(
  "the page is another in a layout of the site",
  "html: input paths",
  "layouts: alias",
  "layouts: script",
  "layouts: tags",
);
direct("the page is another in a layout of the site", "layouts: permalink", "data: global", "data: language");
direct("the page is another in a transform of the site", "transform: comment");
direct(
  "tags are replaced",
  "folder tags list",
  "folder tags text",
  "folder overrideTags list",
  "folder overrideTags text",
);
direct(
  "tags are replaced",
  "entry overrideTags list",
  "entry overrideTags text",
  "data: names",
  "data: shallow",
);
direct(
  "data files of entries are not read",
  "entry ownData json",
  "entry ownData 11tydata.json",
  "entry ownData 11tydata.js",
);
direct(
  "the language of an entry is not asked for",
  "entry override njk",
  "entry override md",
  "entry override false",
);
direct("the language of an entry is not asked for", "entry override njk,md", "entry override liquid,md");
direct("preprocessors are not run", "before: drafts", "before: text", "before: data");
direct("options of front matter are not asked for", "excerpt: on");
direct("addresses are not transformed", "addresses: no slash");
