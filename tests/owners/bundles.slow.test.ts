import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT, runEleventy } from "../helpers/command-line.ts";
import { entry } from "../helpers/entries.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";

const plugin = JSON.stringify(join(PROJECT, "plugins/newsroom.ts"));

/** A site whose layout asks for the files that its pages put style and script into. */
const FILES = {
  "package.json": '{"type":"module"}',
  "src/_includes/base.njk":
    '<!doctype html><html><head><title>{{ title }}</title><link rel="stylesheet" href="{% getBundleFileUrl "css" %}"></head><body>{{ content | safe }}<script src="{% getBundleFileUrl "js" %}"></script></body></html>',
  "src/_includes/post.njk":
    '---\nlayout: base.njk\n---\n{% css %}.post { margin: 0 }{% endcss %}{% js %}console.log("post");{% endjs %}{{ content | safe }}',
  "src/blog/blog.json": '{"layout":"post.njk"}',
  "src/blog/first.md": entry("title: First\ndate: 2021-05-05"),
  "src/blog/second.md": entry(
    "title: Second\ndate: 2021-05-06",
    '{% js %}console.log("second");{% endjs %}\nWords.',
  ),
  "src/index.njk": '---\nlayout: base.njk\n---\n{% js %}console.log("home");{% endjs %}',
  "eleventy.config.ts": `import newsroom from ${plugin};
export default function (eleventyConfig: any) {
  for (const name of ["css", "js"]) eleventyConfig.addBundle(name, { toFileDirectory: "dist" });
  if (process.env.NEWSROOM) eleventyConfig.addPlugin(newsroom, {
    site: { url: "https://news.example/", title: "The Example" },
    entries: "blog/*.md",
    pages: { layout: { listing: "base.njk" } },
  });
}
export const config = { dir: { input: "src" } };
`,
};

/** Every file of bundles with its text, and what each page of the site asks for. */
async function build(
  folder: string,
  output: string,
  env: Record<string, string>,
): Promise<Map<string, string>> {
  const { status, output: said } = await runEleventy(
    folder,
    ["--config=eleventy.config.ts", `--output=${output}`, "--quiet"],
    env,
  );
  assert.is(status, 0, said);
  const read = (file: string) => readFileSync(join(folder, output, file), "utf8");
  const made = new Map(
    readdirSync(join(folder, output, "dist")).map((file) => [`/dist/${file}`, read(`dist/${file}`)]),
  );
  for (const page of ["index.html", "blog/first/index.html", "blog/second/index.html"]) {
    const asked = [...read(page).matchAll(/(?:src|href)="(\/dist\/[^"]+)"/g)].map(([, file]) => file ?? "");
    assert.ok(asked.length > 0, page);
    for (const file of asked) assert.ok(made.has(file), `${page} asks for ${file}`);
    made.set(page, asked.join());
  }
  return made;
}

// Each build is a process of its own: the bundle plugin remembers, for a whole process, which files it has written.
test("style and script that a site's pages put into files are there with a newsroom as without", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, FILES);
  const before = await build(folder, "before", { NEWSROOM: "" });
  const after = await build(folder, "after", { NEWSROOM: "1" });
  assert.ok(before.size >= 7);
  for (const [file, text] of before) assert.is(after.get(file), text, file);
});

test.run();
