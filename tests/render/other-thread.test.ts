import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";
import { defaultMarkdown } from "../../plugins/content/default-markdown.ts";
import { RenderAhead } from "../../plugins/render/render-ahead.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";

/* The other thread by itself: a site is the same whether it came to anything or not, so a site cannot show that it did. */

const COUNT = 600;
const SITE_BASE = "https://news.example/";

const bodyOf = (index: number) => `Some *text* of ${index}, <a href="/a/${index}">here</a>.\n`;
const pageUrl = (index: number) => `${SITE_BASE}news/${index}/`;
const names = Array.from({ length: COUNT }, (_, index) => `${index}.md`);

const test = suite("the other thread", { files: [] as string[] });

test.before((world) => {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    Object.fromEntries(names.map((name, index) => [name, `---\ntitle: News\n---\n${bodyOf(index)}`])),
  );
  world.files = names.map((name) => join(folder, name));
});

/** Asks for one entry after the other until the other thread has been first at one. */
async function firstRendered(ahead: RenderAhead, files: readonly string[]) {
  for (const [index, file] of files.entries()) {
    const html = ahead.html(file, bodyOf(index));
    if (html !== undefined) return { index, file, html };
    await setTimeout(50);
  }
  throw new Error("the other thread rendered nothing");
}

/** Asks what was made of them for feeds, one entry after the other, until the other thread has been first at one. */
async function firstCleaned(ahead: RenderAhead, files: readonly string[]) {
  for (const [index, file] of files.entries()) {
    await setTimeout(50);
    const html = ahead.html(file, bodyOf(index));
    const context = { pageUrl: pageUrl(index), siteBase: SITE_BASE };
    const cleaned = ahead.clean(file, context);
    if (html !== undefined && cleaned) return { file, html, cleaned, context };
  }
  throw new Error("the other thread made nothing fit for feeds");
}

const planOf = (files: readonly string[]) =>
  files.map((file, index) => ({ file, feedPageUrl: pageUrl(index) }));

test("what it renders and cleans is what this one would make", async ({ files }) => {
  const ahead = new RenderAhead(files);
  try {
    ahead.plan(planOf(files), SITE_BASE);
    const { file, html, cleaned, context } = await firstCleaned(ahead, files);
    assert.is(html, defaultMarkdown()(bodyOf(files.indexOf(file))));
    assert.is(cleaned.html, cleanContent(html, { ...context, report: () => {} }));
    assert.is(ahead.clean(file, context), undefined, "it is given once");
  } finally {
    ahead.stop();
  }
});

test("what it has rendered before the entries are known is made fit for feeds when they are", async ({
  files,
}) => {
  const ahead = new RenderAhead(files);
  try {
    const { index } = await firstRendered(ahead, files);
    ahead.plan(planOf(files), SITE_BASE);
    const { cleaned } = await firstCleaned(ahead, files.slice(0, index + 200));
    assert.match(cleaned.html, /https:\/\/news\.example\/a\/\d+/);
  } finally {
    ahead.stop();
  }
});

test("without the other thread, everything is rendered here", async ({ files }) => {
  const ahead = new RenderAhead(files);
  ahead.stop();
  for (const [index, file] of files.entries()) assert.is(ahead.html(file, bodyOf(index)), undefined);
});

test("what has changed since, and what it cannot read or does not know, is left to this one", async ({
  files,
}) => {
  const gone = join(temporaryFolder(), "gone.md");
  const all = [gone, ...files];
  const ahead = new RenderAhead(all);
  try {
    ahead.plan([...planOf(files), { file: "unknown.md", feedPageUrl: undefined }], SITE_BASE);
    const { index } = await firstRendered(ahead, files);
    assert.is(ahead.html(gone, ""), undefined);
    assert.is(ahead.html("unknown.md", ""), undefined);
    for (const file of files.slice(index + 1)) assert.is(ahead.html(file, "another text"), undefined);
  } finally {
    ahead.stop();
  }
});

test.run();
