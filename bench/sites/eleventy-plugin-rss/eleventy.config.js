import { readFileSync } from "node:fs";
import pluginRss from "@11ty/eleventy-plugin-rss";

const { pageSize, feedSize } = JSON.parse(readFileSync(new URL("bench.json", import.meta.url), "utf8"));

/** What a tag list of the site leaves out. */
const isNewsTag = (tag) => tag !== "all" && tag !== "posts";

function pagesOf(posts, href) {
  const hrefs = [];
  for (let start = 0; start < posts.length; start += pageSize) {
    hrefs.push(start === 0 ? href : `${href}page/${hrefs.length + 1}/`);
  }
  return hrefs.map((permalink, index) => ({
    permalink,
    number: index + 1,
    count: hrefs.length,
    posts: posts.slice(index * pageSize, (index + 1) * pageSize),
    previous: hrefs[index - 1],
    next: hrefs[index + 1],
  }));
}

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(pluginRss);

  eleventyConfig.addFilter("newest", (posts) => posts.slice(-feedSize).reverse());
  eleventyConfig.addFilter("newsTags", (tags) => tags.filter(isNewsTag));
  eleventyConfig.addFilter("isoDay", (date) => date.toISOString().slice(0, 10));

  const slugify = eleventyConfig.getFilter("slugify");
  const tagsOf = (api) => {
    const byTag = new Map();
    for (const post of api.getFilteredByTag("posts").reverse()) {
      for (const tag of post.data.tags.filter(isNewsTag)) {
        if (!byTag.has(tag)) byTag.set(tag, []);
        byTag.get(tag).push(post);
      }
    }
    return [...byTag].sort(([one], [other]) => (one < other ? -1 : 1));
  };
  eleventyConfig.addCollection("listing", (api) =>
    pagesOf(api.getFilteredByTag("posts").reverse(), "/news/"),
  );
  eleventyConfig.addCollection("tagList", (api) =>
    tagsOf(api).map(([name, posts]) => ({ name, count: posts.length })),
  );
  eleventyConfig.addCollection("tagPages", (api) =>
    tagsOf(api).flatMap(([name, posts]) =>
      pagesOf(posts, `/news/tags/${slugify(name)}/`).map((page) => ({ ...page, name })),
    ),
  );

  return { dir: { input: "src", output: "_site" } };
}
