import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { itemsOf } from "../helpers/feeds.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { build, install, newsroom, read } from "./command-line.ts";

test("a place where no folder can be made is told, by the name that was given", async () => {
  const parent = temporaryFolder();
  writeFiles(parent, { file: "text" });
  for (const where of ["file", "file/below"]) {
    const ran = await newsroom(parent, ["init", where]);
    assert.is(ran.code, 1, where);
    assert.match(ran.err, /^file.*\[file-unwritable\]/m, where);
    assert.not.match(ran.err, ".tmp");
  }
  assert.match((await newsroom(parent, ["init", "-x"])).err, "Unknown option: -x. This command has none.");
});

test("a new site builds at once, with both entries in its feed, and its own check finds nothing", async () => {
  const parent = temporaryFolder();
  const ran = await newsroom(parent, ["init", "town news"], {
    now: "2021-05-05T07:00:00Z",
    timeZone: "Asia/Almaty",
    language: "en-GB",
  });
  assert.is(ran.code, 0, ran.err);
  assert.match(ran.out, "cd 'town news' && npm install && npm start");
  const folder = join(parent, "town news");
  assert.match(read(folder, "src/news/we-are-online.md"), "date: 2021-05-05 13:00\n");
  assert.match(read(folder, "eleventy.config.js"), 'timeZone: "Asia/Almaty"');
  assert.match(read(folder, "eleventy.config.js"), 'title: "Town news"');
  const manifest = JSON.parse(read(folder, "package.json"));
  assert.is(manifest.scripts.start, "eleventy --serve");
  assert.equal(Object.keys(manifest.dependencies), ["@11ty/eleventy", "eleventy-plugin-newsroom"]);

  install(folder);
  await build(folder);
  for (const items of Object.values(await itemsOf(read(folder, "_site/news/feed.xml")))) {
    assert.equal(
      items.map(({ title }) => title),
      ["We are online", "A note from the desk"],
    );
    assert.is(items[0]?.date, "2021-05-05T07:00:00.000Z");
  }
  assert.match(read(folder, "_site/index.html"), /<a [^>]*href="\/news\/we-are-online\/">We are online<\/a>/);
  assert.ok(
    existsSync(join(folder, "_site/news/tags/feeds/index.html")),
    "the dictionary gave a tag by its phrase",
  );

  const checked = await newsroom(folder, ["check"]);
  assert.is(checked.code, 0, checked.out);
  assert.match(checked.out, "No problems.");
});

test("where the plugin is installed already, from whatever place, nobody is told to install it from the registry", async () => {
  const folder = temporaryFolder();
  const dependencies = { "eleventy-plugin-newsroom": "file:../eleventy-plugin-newsroom-0.1.0.tgz" };
  writeFiles(folder, { "package.json": JSON.stringify({ dependencies }) });
  assert.match(
    (await newsroom(folder, ["init"])).out,
    "  npm install @11ty/eleventy && npx @11ty/eleventy --serve",
  );
  const site = temporaryFolder();
  writeFiles(site, { "package.json": JSON.stringify({ dependencies }), ".eleventy.js": "" });
  assert.match((await newsroom(site, ["init"])).out, "  npx @11ty/eleventy --serve");
});

test("a folder with files keeps every one of them, and is told which were left alone", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"name":"mine"}',
    "src/_data/newsTags.yaml": "Mine: {}\n",
    ".gitignore": "secret\n",
  });
  const ran = await newsroom(folder, ["init"]);
  assert.is(ran.code, 0);
  assert.is(read(folder, "package.json"), '{"name":"mine"}');
  assert.is(read(folder, "src/_data/newsTags.yaml"), "Mine: {}\n");
  assert.is(read(folder, ".gitignore"), "secret\n");
  for (const path of ["package.json", "src/_data/newsTags.yaml", ".gitignore"])
    assert.match(ran.out, new RegExp(`kept +${path.replace(".", "\\.")}`));
  assert.match(ran.out, "npm install @11ty/eleventy eleventy-plugin-newsroom");
  assert.ok(existsSync(join(folder, "eleventy.config.mjs")), "package.json does not make .js files modules");
});

test("a site that has a configuration is not written into: the lines to add are shown", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { ".eleventy.js": "module.exports = {};\n" });
  const ran = await newsroom(folder, ["init"]);
  assert.is(ran.code, 0);
  assert.equal(readdirSync(folder), [".eleventy.js"]);
  assert.match(ran.out, 'import newsroom from "eleventy-plugin-newsroom";');
  assert.match(ran.out, "eleventyConfig.addPlugin(newsroom, {");
  assert.match(
    ran.out.toLowerCase(),
    `title: "${basename(folder)
      .replace(/[-_.]+/g, " ")
      .toLowerCase()}"`,
  );
  assert.match(ran.out, "npm install eleventy-plugin-newsroom");
});

test("the lines to add have what the site's data file says of it", async () => {
  const lines = async (files: Record<string, string>) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ".eleventy.js": "", ...files });
    return (await newsroom(folder, ["init"])).out;
  };
  const starter = await lines({
    "_data/metadata.js": `export default {
	author: { name: "Ann Lee", url: "https://ann.example/" },
	title: "Ann's \\"Notes\\"".trim(), name: 'Notes of Ann',
	"url": "https://notes.example/",
	language: \`kk\`,
	description: "What I \u2013 see.",
}`,
  });
  assert.match(starter, 'url: "https://notes.example/"');
  assert.match(starter, 'title: "Notes of Ann"');
  assert.match(starter, 'language: "kk"');
  assert.not.match(starter, "Ann Lee");

  const json = await lines({ "src/_data/site.json": '{"url":"https://a.example","name":"A","lang":"fr"}' });
  assert.match(json, 'url: "https://a.example",\n      title: "A",\n      language: "fr",');
  assert.match(
    await lines({ "_data/site.yaml": "title: Y\nurl: /relative/\n" }),
    'url: "https://example.org/",\n      title: "Y"',
  );
  assert.match(await lines({ "_data/site.yaml": "[unclosed" }), 'url: "https://example.org/"');
});

test("robots.txt names the sitemap where the site has it, below a path prefix too", async () => {
  const folder = temporaryFolder();
  await newsroom(folder, ["init"], { now: "2021-05-05T07:00:00Z" });
  install(folder);
  await build(folder, "/town/");
  assert.match(read(folder, "_site/robots.txt"), "\nSitemap: https://example.org/town/news/sitemap.xml\n");
  await build(folder);
  assert.match(read(folder, "_site/robots.txt"), "\nSitemap: https://example.org/news/sitemap.xml\n");
});

test("a site without a configuration, a second init and another home page are left in peace", async () => {
  const bare = temporaryFolder();
  writeFiles(bare, { "package.json": '{"devDependencies":{"@11ty/eleventy":"^3.1.0"}}' });
  assert.match((await newsroom(bare, ["init"])).out, "package.json lists Eleventy");
  assert.equal(readdirSync(bare), ["package.json"]);

  const folder = temporaryFolder();
  writeFiles(folder, { "src/index.html": "mine" });
  const first = await newsroom(folder, ["init"]);
  assert.match(first.out, /kept +src\/index\.njk/);
  assert.equal(readdirSync(join(folder, "src")).sort(), [
    "404.njk",
    "_data",
    "_includes",
    "favicon.svg",
    "index.html",
    "news",
    "robots.njk",
  ]);
  assert.match((await newsroom(folder, ["init"])).out, "already adds the plugin");
});

test("a zone that is no place, and a machine without a language, give what every build understands", async () => {
  const folder = temporaryFolder();
  await newsroom(folder, ["init"], { timeZone: "EST5EDT", language: "en-US-u-va-posix" });
  const config = read(folder, "eleventy.config.js");
  assert.match(config, 'timeZone: "UTC"');
  assert.match(config, 'language: "en"');
});

test("a folder whose name says nothing, or is that of the plugin, makes a site that can be installed", async () => {
  const parent = temporaryFolder();
  for (const [name, title] of [
    ["...-", "News"],
    ["eleventy-plugin-newsroom", "Eleventy plugin newsroom"],
  ] as const) {
    const ran = await newsroom(parent, ["init", name]);
    assert.is(ran.code, 0, ran.err);
    assert.is(JSON.parse(read(join(parent, name), "package.json")).name, "news-site");
    assert.match(read(join(parent, name), "eleventy.config.js"), `title: "${title}"`);
  }
});

test.run();
