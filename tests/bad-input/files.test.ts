import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { ungrouped } from "../helpers/messages.ts";
import {
  type BuiltSite,
  buildError,
  buildFolder,
  buildSite,
  type Files,
  temporaryFolder,
  writeFiles,
} from "../helpers/site.ts";

const DATED = "title: X\ndate: 2021-05-05";
const GOOD: Files = { "src/news/good.md": entry("title: Good\ndate: 2021-05-05") };
const LANES = ["templates", "direct"] as const;

/** What becomes of a site with mistakes that are left out: its headlines, and all that the plugin says. */
async function skipping(
  files: Files,
  render: (typeof LANES)[number],
): Promise<{ site: BuiltSite; said: string }> {
  const site = await buildSite(
    { ...GOOD, ...files },
    { options: { onInvalid: "skip", entries: { render, glob: "news/**/*.{md,txt}" } } },
  );
  return { site, said: site.logs.join("\n") };
}

/** Files that are left out in either lane, with the place and the kind of the message. */
const LEFT_OUT: Record<string, [content: string | Uint8Array, message: RegExp, name?: string]> = {
  "an empty file": ["", /2021-05-05-x\.md: .*\[file-empty\]/, "2021-05-05-x.md"],
  "a blank file": [" \n\n", /2021-05-05-x\.md: .*\[file-empty\]/, "2021-05-05-x.md"],
  "a picture": [
    Buffer.from("89504e470d0a1a0a0000000d49484452ff00ff", "hex"),
    /2021-05-05-x\.md:3: .*\[file-binary\]/,
    "2021-05-05-x.md",
  ],
  "a NUL in the text": [entry(DATED, "a\0b"), /x\.md:5: .*\[file-binary\]/],
  "a NUL far down": [entry(DATED, `${"line\n".repeat(30_000)}a\0b`), /x\.md:30005: .*\[file-binary\]/],
  "Latin-1 in the text": [Buffer.from(entry(DATED, "Caf\xe9"), "latin1"), /x\.md:5: .*\[file-encoding\]/],
  "Latin-1 in the front matter": [
    Buffer.from(entry("title: Caf\xe9\ndate: 2021-05-05"), "latin1"),
    /x\.md:2: .*\[file-encoding\]/,
  ],
  "UTF-16 with a mark": [
    Buffer.from(`\uFEFF${entry(DATED)}`, "utf16le"),
    /2021-05-05-x\.md: .*UTF-16.*\[file-encoding\]/,
    "2021-05-05-x.md",
  ],
  "UTF-16 without a mark": [
    Buffer.from(entry(DATED), "utf16le"),
    /2021-05-05-x\.md:1: .*\[file-binary\]/,
    "2021-05-05-x.md",
  ],
  "a permalink out of the output": [entry(`${DATED}\npermalink: ../../x/`), /x\.md:4: .*\[address-unsafe\]/],
  "a permalink with a NUL": [entry(`${DATED}\npermalink: "/a\\0b/"`), /x\.md:4: .*\[address-unsafe\]/],
  "a permalink too long": [
    entry(`${DATED}\npermalink: /${"a".repeat(300)}/`),
    /x\.md:4: .*\[address-unsafe\]/,
  ],
};

for (const render of LANES)
  test(`${render}: an entry that cannot be read is left out with one message, and counted`, async () => {
    for (const [what, [content, message, name = "x.md"]] of Object.entries(LEFT_OUT)) {
      const { site, said } = await skipping({ [`src/news/${name}`]: content }, render);
      assert.equal(titlesOf(site), ["Good"], what);
      assert.match(said, message, what);
      assert.match(said, "2 entries read, 1 published, 1 left out because of errors", what);
      assert.is(said.match(/fix:/g)?.length, 1, `${what}: ${said}`);
      assert.not.ok(
        site.files().some((file) => file.includes("/x/")),
        what,
      );
    }
  });

/** What is Eleventy's to say: in both modes its own error, which names the file. */
const ELEVENTYS: Record<string, string> = {
  "an open quote": entry('title: "X\ndate: 2021-05-05'),
  "a colon": entry("title: X: y\ndate: 2021-05-05"),
  "a field twice": entry(`${DATED}\ntitle: Y`),
  "a reserved name": entry(`${DATED}\ncollections: [a]`),
  "JSON with a mistake": '---json\n{ "title": "X", }\n---\nText.\n',
  "a layout that is not there": entry(`${DATED}\nlayout: nowhere.njk`),
  "template code": entry(DATED, "{% nothing %}"),
};

test("broken front matter, template code and layouts end the build in Eleventy's own words, in both modes", async () => {
  for (const [what, content] of Object.entries(ELEVENTYS)) {
    const errors: string[] = [];
    for (const render of LANES) {
      const folder = temporaryFolder();
      writeFiles(folder, { "package.json": '{"type":"module"}', "src/news/x.md": content });
      await buildFolder(folder, { options: { onInvalid: "skip", entries: { render } } }).then(
        () => assert.unreachable(what),
        (error: Error) => errors.push(error.message),
      );
    }
    const [templates, direct] = errors;
    assert.match(String(templates), /x\.md|reserved data property/, what);
    assert.is(direct, templates, what);
  }
});

test("the site's own languages of front matter, and its own YAML, stay", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": "---words\nA 2021-05-05\n---\nText.\n",
      "src/news/b.md": "---js\nconst title = 'B', date = '2021-05-06';\n---\nText.\n",
      "src/news/c.md": '---json\n{ "title": "C", "date": "2021-05-07" }\n---\nText.\n',
      "src/news/d.md": entry("D 2021-05-08"),
      "src/page.md": entry("Page"),
    },
    {
      config: (config: { setFrontMatterParsingOptions(options: object): void }) => {
        const words = (text: string) => {
          const [title, date] = text.trim().split(" ");
          return date ? { title, date } : { title: "A page" };
        };
        config.setFrontMatterParsingOptions({ engines: { words, yaml: { parse: words } } });
      },
    },
  );
  assert.equal(titlesOf(site), ["D", "C", "B", "A"]);
});

test("tags of every type mean the same in either lane", async () => {
  const values = ["[1, true, null, 2021-05-05]", "a, b", "!!str x", "null", "[a, [b, c]]"];
  const found: Record<string, unknown[]> = { templates: [], direct: [] };
  for (const render of LANES)
    for (const value of values) {
      const { site } = await skipping({ "src/news/x.md": entry(`${DATED}\ntags: ${value}`) }, render);
      found[render]?.push(jsonItems(site).find(({ title }) => title === "X")?.tags);
    }
  const { templates, direct } = found;
  assert.equal(templates, direct);
  assert.equal(templates?.[0], ["1", "true", "2021-05-05"]);
});

test("a genuine U+FFFD is text like any other", async () => {
  for (const render of LANES) {
    const { site } = await skipping(
      { "src/news/x.md": entry("title: a\uFFFDb\ndate: 2021-05-06", "c\uFFFDd") },
      render,
    );
    assert.match(jsonItems(site)[0]?.content_html ?? "", /^<p>c(\uFFFD|&#xFFFD;)d<\/p>\s*$/, render);
  }
});

test("more tags than a newsroom takes are said, not dropped in silence", async () => {
  const tags = Array.from({ length: 10_000 }, (_, index) => `t${index}`).join(", ");
  const { site, said } = await skipping({ "src/news/x.md": entry(`${DATED}\ntags: [${tags}]`) }, "direct");
  assert.match(said, /x\.md:4: .*\[field-value\]\s+found: +more than 500 tags/);
  assert.is(jsonItems(site).find(({ title }) => title === "X")?.tags?.length, 500);
});

test("an entry at the address of another, or of a page of the newsroom, ends the build with both lanes and skip", async () => {
  const clashes: Files[] = [
    { "src/news/2021.md": entry(DATED) },
    { "src/news/tags.md": entry(DATED) },
    { "src/news/x.md": entry(`${DATED}\npermalink: /news/feed.xml`) },
    { "src/news/x.md": entry(`${DATED}\npermalink: /news/good/`) },
    { "src/page.njk": "---\npermalink: /news/good/\n---\nA page of the site.\n" },
    { "src/news/x.md": entry(`${DATED}\npermalink: /news/good/index.html/more/`) },
  ];
  for (const render of LANES)
    for (const files of clashes) {
      const settings = { options: { onInvalid: "skip" as const, entries: { render } } };
      const error = await buildError({ ...GOOD, ...files }, settings);
      assert.match(error, "[address-clash]", `${render}: ${Object.keys(files)}`);
      assert.match(error, /^Newsroom: 1 problem\n/m, `${render}: ${Object.keys(files)}`);
    }
});

test("the real command ends with all the messages, exit code 1, no stack trace and no page", async () => {
  for (const render of LANES) {
    const folder = temporaryFolder();
    const broken = Object.entries(LEFT_OUT).map(([, [content, , name = "x.md"]], index) => [
      `src/news/d${index}/${name}`,
      content,
    ]);
    writeFiles(folder, {
      "package.json": '{"type":"module"}',
      ...GOOD,
      ...(Object.fromEntries(broken) as Files),
      "eleventy.config.js": `import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (config) => { config.addPlugin(newsroom, { site: { url: "https://news.example/", title: "X" }, timeZone: "UTC", entries: { render: "${render}" } }); };
export const config = { dir: { input: "src" } };`,
    });
    const { status, output } = await runEleventy(folder);
    assert.is(status, 1);
    assert.not.match(output, /^(\[11ty\])?\s+at |stack trace/m);
    assert.match(output, `Newsroom: ${broken.length} problems`);
    for (const [index, [, message]] of Object.values(LEFT_OUT).entries())
      assert.match(
        ungrouped(output),
        new RegExp(`/d${index}/.*${message.source.replace(/^.*?x\\\.md/, "x\\.md")}`),
        `${index}`,
      );
    assert.not.ok(existsSync(join(folder, "_site/news/index.html")));
  }
});

test.run();
