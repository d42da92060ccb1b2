import newsroom, { type NewsroomOptions } from "./plugins/newsroom.ts";

interface Config {
  addPlugin(plugin: unknown, options: unknown): void;
  addPassthroughCopy(path: string | Record<string, string>): void;
}

/** The demo site: what an owner writes, with every option that the demo shows. */
export default function (eleventyConfig: Config) {
  eleventyConfig.addPassthroughCopy("src/robots.txt");
  eleventyConfig.addPassthroughCopy("src/images");
  eleventyConfig.addPlugin(newsroom, {
    site: {
      url: "https://review.example/",
      title: "Steppe Medical Review",
    },
    timeZone: "Asia/Almaty",
  } satisfies NewsroomOptions);

  return { dir: { input: "src", data: "../_data", output: "_site" } };
}
