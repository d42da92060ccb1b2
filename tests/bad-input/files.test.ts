import { chmodSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
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
  "an open quote": [entry('title: "X\ndate: 2021-05-05'), /x\.md:3: .*\[front-matter-invalid\]/],
  "a tab": [entry("title: X\n\tdate: 2021-05-05"), /x\.md:3: .*\[front-matter-invalid\]/],
  "a colon": [entry("title: X: y\ndate: 2021-05-05"), /x\.md:2: .*\[front-matter-invalid\]/],
  "a field twice": [entry(`${DATED}\ntitle: Y`), /x\.md:4: .*\[front-matter-invalid\]/],
  "a list": [entry("- a\n- b"), /x\.md:2: .*\[front-matter-invalid\]/],
  "no end": [`---\n${DATED}\n\nText: it\nis text.\n`, /x\.md:1: .*no end.*\[front-matter-invalid\]/],
  "a language unheard of": [`---cobol\n${DATED}\n---\nText.\n`, /x\.md:1: .*\[front-matter-invalid\]/],
  "a language with a comment": [`--- # mine\n${DATED}\n---\nText.\n`, /x\.md:1: .*\[front-matter-invalid\]/],
  "two documents": [entry(`${DATED}\n...\na: b`), /x\.md:\d: .*\[front-matter-invalid\]/],
  "a bomb of aliases": [
    entry(
      `${DATED}\na0: &a0 [x, x, x, x, x, x, x, x, x]\n${[1, 2, 3, 4, 5, 6, 7, 8]
        .map(
          (each) =>
            `a${each}: &a${each} [${Array(9)
              .fill(`*a${each - 1}`)
              .join(", ")}]`,
        )
        .join("\n")}\ntags: *a8`,
    ),
    /x\.md: .*\[front-matter-invalid\]/,
  ],
  "an alias of itself": [entry(`${DATED}\ntags: &a [*a]`), /x\.md: .*\[front-matter-invalid\]/],
  "deep lists": [entry(`${DATED}\na: ${"[".repeat(5000)}${"]".repeat(5000)}`), /\[front-matter-invalid\]/],
  "a prototype": [
    entry(`${DATED}\na:\n  __proto__: { polluted: yes }`),
    /x\.md:5: .*\[front-matter-invalid\]/,
  ],
  "an empty file": ["", /2021-05-05-x\.md: .*\[file-empty\]/, "2021-05-05-x.md"],
  "a blank file": [" \n\n", /2021-05-05-x\.md: .*\[file-empty\]/, "2021-05-05-x.md"],
  "a picture": [
    Buffer.from("89504e470d0a1a0a0000000d49484452ff00ff", "hex"),
    /2021-05-05-x\.md:3: .*\[file-binary\]/,
    "2021-05-05-x.md",
  ],
  "a NUL in the text": [entry(DATED, "a\0b"), /x\.md:5: .*\[file-binary\]/],
  "a NUL far down": [entry(DATED, `${"line\n".repeat(30_000)}a\0b`), /x\.md:30005: .*\[file-binary\]/],
  "a NUL in the front matter": [entry("title: X\0\ndate: 2021-05-05"), /x\.md:2: .*\[file-binary\]/],
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
  "a layout that is not there": [entry(`${DATED}\nlayout: nowhere.njk`), /x\.md:4: .*\[layout-missing\]/],
  "a layout that is a number": [entry(`${DATED}\nlayout: 5`), /x\.md:4: .*\[field-type\]/],
  "a permalink that is a number": [entry(`${DATED}\npermalink: 5`), /x\.md:4: .*\[field-type\]/],
  "a permalink that is a list": [entry(`${DATED}\npermalink: []`), /x\.md:4: .*\[field-type\]/],
  "a permalink without an ending": [entry(`${DATED}\npermalink: /x`), /x\.md:4: .*\[permalink-invalid\]/],
  "a permalink out of the output": [entry(`${DATED}\npermalink: ../../x/`), /x\.md:4: .*\[address-unsafe\]/],
  "a permalink of another site": [
    entry(`${DATED}\npermalink: https://x.example/y/`),
    /x\.md:4: .*\[permalink-invalid\]/,
  ],
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
      assert.match(said, "2 entries read, 1 published, 1 left out for mistakes", what);
      assert.is(said.match(/fix:/g)?.length, 1, `${what}: ${said}`);
      assert.not.ok(
        site.files().some((file) => file.includes("/x/")),
        what,
      );
    }
    assert.is(({} as Record<string, unknown>)["polluted"], undefined);
  });

/** What only Eleventy minds: fields of its own, and data in JSON or JavaScript. */
const LEFT_OUT_OF_TEMPLATES: Record<string, [string, RegExp]> = {
  content: [entry(`${DATED}\ncontent: mine`), /x\.md:4: .*\[field-reserved\]/],
  collections: [entry(`${DATED}\ncollections: [a]`), /x\.md:4: .*\[field-reserved\]/],
  page: [entry(`${DATED}\npage: 5`), /x\.md:4: .*\[field-reserved\]/],
  pageNull: [entry(`${DATED}\npage:`), /x\.md:4: .*\[field-reserved\]/],
  pageUrl: [entry(`${DATED}\npage:\n  url: /x/`), /x\.md:4: .*\[field-reserved\]/],
  pkg: [entry(`${DATED}\npkg: { a: b }`), /x\.md:4: .*\[field-reserved\]/],
  pagination: [entry(`${DATED}\npagination: yes`), /x\.md:4: .*\[field-type\]/],
  templateEngineOverride: [entry(`${DATED}\ntemplateEngineOverride: 5`), /x\.md:4: .*\[field-type\]/],
  json: ['---json\n{ "title": "X", }\n---\nText.\n', /x\.md:2: .*\[front-matter-invalid\]/],
  js: ["---js\n{ title: }\n---\nText.\n", /x\.md: .*\[front-matter-invalid\]/],
  jsThrows: ["---js\nconst title = foo.bar;\n---\nText.\n", /x\.md: .*\[front-matter-invalid\]/],
};

test("what Eleventy would end the build for is left out with one message", async () => {
  for (const [what, [content, message]] of Object.entries(LEFT_OUT_OF_TEMPLATES)) {
    const { site, said } = await skipping({ "src/news/x.md": content }, "templates");
    assert.equal(titlesOf(site), ["Good"], what);
    assert.match(said, message, what);
    assert.match(said, "2 entries read, 1 published, 1 left out for mistakes", what);
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
  const values = [
    "5",
    "true",
    "2021-05-05",
    "{ a: { b: c } }",
    "[1, { a: b }, null, 2021-05-05]",
    "a, b",
    "!!str x",
  ];
  const found: Record<string, unknown[]> = { templates: [], direct: [] };
  for (const render of LANES)
    for (const value of values) {
      const { site } = await skipping({ "src/news/x.md": entry(`${DATED}\ntags: ${value}`) }, render);
      found[render]?.push(jsonItems(site).find(({ title }) => title === "X")?.tags);
    }
  const { templates, direct } = found;
  assert.equal(templates, direct);
  assert.equal(templates?.[3], ["a", "b", "c"]);
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
      assert.match(error, /^Newsroom: 1 problem\n/, `${render}: ${Object.keys(files)}`);
    }
});

test("links are read as Eleventy reads them; those that lead nowhere, and endings in capitals, are told", async () => {
  for (const render of LANES) {
    const folder = temporaryFolder();
    writeFiles(folder, {
      "package.json": '{"type":"module"}',
      ...GOOD,
      "src/news/UP.MD": entry(DATED),
      "src/news/x.md/in.md": entry("title: In\ndate: 2021-05-04"),
      "other/linked.md": entry("title: Linked\ndate: 2021-05-03"),
      "others/one.md": entry("title: One\ndate: 2021-05-02"),
    });
    const news = join(folder, "src/news");
    symlinkSync("../../other/linked.md", join(news, "linked.md"));
    symlinkSync("../../others", join(news, "others"));
    symlinkSync("nowhere.md", join(news, "dead.md"));
    symlinkSync("self.md", join(news, "self.md"));
    const site = await buildFolder(folder, {
      options: { onInvalid: "skip", entries: { render, glob: "news/**/*.{md,txt}" } },
    });
    const said = site.logs.join("\n");
    assert.equal(titlesOf(site), ["Good", "In", "Linked", "One"], render);
    for (const name of ["dead", "self"])
      assert.match(said, new RegExp(`${name}\\.md: .*\\[file-unreadable\\]`), render);
    assert.match(said, /UP\.MD: .*\[file-ending\]/, render);
    assert.match(said, "6 entries read, 4 published, 2 left out for mistakes", render);
  }
});

test("an entry that this user may not read is told and left out", async () => {
  for (const render of LANES) {
    const folder = temporaryFolder();
    writeFiles(folder, { "package.json": '{"type":"module"}', ...GOOD, "src/news/x.md": entry(DATED) });
    mkdirSync(join(folder, "_site"));
    for (const [path, mode] of [
      [".", 0o755],
      ["_site", 0o777],
      ["src/news/x.md", 0o000],
    ] as const)
      chmodSync(join(folder, path), mode);
    // Root may read everything.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      const site = await buildFolder(folder, { options: { onInvalid: "skip", entries: { render } } });
      assert.equal(titlesOf(site), ["Good"], render);
      assert.match(site.logs.join("\n"), /x\.md: .*\[file-unreadable\]\s+found: +EACCES/, render);
      assert.match(site.logs.join("\n"), "2 entries read, 1 published, 1 left out", render);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
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
    const { status, output: coloured } = await runEleventy(folder);
    const output = stripVTControlCharacters(coloured);
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
