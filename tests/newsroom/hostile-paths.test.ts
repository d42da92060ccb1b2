import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { addressProblem } from "../../plugins/content/address-problem.ts";
import { decodedHref } from "../../plugins/index/addresses.ts";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { checkOptions } from "../../plugins/options/check.ts";
import { entry } from "../helpers/entries.ts";
import { HOSTILE_NAMES } from "../helpers/hostile-names.ts";
import {
  buildError,
  buildFolder,
  type Files,
  SITE,
  temporaryFolder,
  textOfError,
  writeFiles,
} from "../helpers/site.ts";

/* Nothing that an entry, a tag, an author, a section or an option says leads out of the output folder. */

const LANES = ["templates", "direct"] as const;

/** Permalinks that must not be written, as YAML. */
const UNSAFE: Readonly<Record<string, string>> = {
  above: "../../above/",
  "above-as-file": "../above.html",
  "above-from-root": "/../../above/",
  "above-in-between": "/news/../../../above/",
  "above-at-the-end": "/news/x/..",
  "above-alone": "..",
  "this-folder": "/news/./x/",
  backslashes: String.raw`..\\..\\above\\x.html`,
  "backslashes-below": String.raw`/news/..\\..\\above/`,
  "encoded-dots": "/%2e%2e/%2E%2e/above/",
  "encoded-slashes": "/news/..%2f..%2Fabove/",
  "encoded-backslash": "/news/..%5cabove/",
  "dots-and-blanks": "/news/.. /above/",
  "null-byte": String.raw`/news/a\0b/`,
  "line-break": String.raw`/news/a\nb/`,
  "half-a-letter": String.raw`/news/a\uD800b/`,
  "long-name": `/news/${"x".repeat(256)}/`,
  "long-name-in-bytes": `/news/${"ж".repeat(130)}/`,
  "long-path": `/news/${"abcdefgh/".repeat(300)}`,
};

const unsafeFiles: Files = Object.fromEntries(
  Object.entries(UNSAFE).map(([name, permalink]) => [
    `src/news/${name}.md`,
    entry(`title: ${name}\ndate: 2021-05-05\npermalink: "${permalink}"`),
  ]),
);

/** Files in a folder and those around it that are no source of the site. */
function strayFiles(folder: string): string[] {
  const around = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1));
  return around.filter((file) => !/^site[/\\](?:_site|src)[/\\]|package\.json$/.test(file));
}

/** A site in a folder of its own within one that must stay empty. */
function siteIn(files: Files): { around: string; folder: string } {
  const around = temporaryFolder();
  const folder = join(around, "site");
  writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
  return { around, folder };
}

/** What a build ends with that must not succeed; `""` where it did. */
async function errorOf(folder: string, options: Partial<NewsroomOptions>): Promise<string> {
  try {
    await buildFolder(folder, { options });
  } catch (caught) {
    return textOfError(caught);
  }
  return "";
}

for (const lane of LANES) {
  test(`${lane}: every permalink that leads elsewhere is refused with file and line, and nothing is written`, async () => {
    const { around, folder } = siteIn(unsafeFiles);
    const error = await errorOf(folder, { entries: { render: lane } });
    for (const name of Object.keys(UNSAFE)) {
      assert.match(error, `./src/news/${name}.md:4: The address of the entry `, name);
    }
    assert.not.match(error, /\n\s+at .*:\d+:\d+/u);
    assert.equal(strayFiles(around), []);
    assert.not(existsSync(join(folder, "_site")));
  });

  test(`${lane}: with onInvalid: "skip" they are left out, and the rest is published`, async () => {
    const { around, folder } = siteIn({
      ...unsafeFiles,
      "src/news/good.md": entry("title: Good\ndate: 2021-05-05"),
    });
    const site = await buildFolder(folder, {
      options: { entries: { render: lane }, onInvalid: "skip", feeds: { formats: ["json"] } },
    });
    assert.equal(strayFiles(around), []);
    const feed = JSON.parse(site.read("/news/feed.json")) as { items: { url: string }[] };
    assert.equal(
      feed.items.map(({ url }) => url),
      ["https://news.example/news/good/"],
    );
    assert.not(site.files().some((file) => /above|x{100}|ж|\\/.test(file)));
  });
}

test("an address that a template language makes is refused too, and cannot be skipped", async () => {
  for (const onInvalid of ["error", "skip"] as const) {
    const { around, folder } = siteIn({
      "src/news/news.json": JSON.stringify({ permalink: "{{ title }}/index.html" }),
      "src/news/a.md": entry('title: "../../above"\ndate: 2021-05-05'),
    });
    const text = await errorOf(folder, { onInvalid });
    assert.match(text, "./src/news/a.md", onInvalid);
    assert.match(text, "[address-unsafe]");
    assert.equal(strayFiles(around), []);
  }
});

const NAMES = [...HOSTILE_NAMES, "a\0b", "index.html", "ж".repeat(400), "$(id)`id`", "<script>", " ", "~"];

for (const lane of LANES) {
  test(`${lane}: tags, authors, sections and file names lead nowhere else, however they are spelt`, async () => {
    const files: Files = {
      "src/_data/newsTags.json": JSON.stringify({ Known: { aliases: NAMES.filter((name) => name.trim()) } }),
      "src/_data/newsAuthors.json": JSON.stringify({ ann: { name: "../../above" } }),
    };
    for (const [index, name] of NAMES.entries()) {
      files[`src/news/n${index}.md`] = entry(
        [
          `title: ${JSON.stringify(name)}`,
          "date: 2021-05-05",
          `tags: [${JSON.stringify(`t ${name}`)}, ${JSON.stringify(name)}]`,
          `authors: [${JSON.stringify(name)}, ann]`,
          `section: ${JSON.stringify(name)}`,
          `lang: ${JSON.stringify(name)}`,
        ].join("\n"),
      );
      files[`src/news/w${index}.txt`] =
        `date 2021-05-06 ${name.replaceAll(/[\n\0\ud800]/gu, " ")}\ntags ${name.replaceAll(/[\n\0\ud800]/gu, " ")}\n\nText.\n`;
    }
    for (const name of [
      "a%2f..%2fb",
      "a#b?c",
      "a'b\"c",
      "<b>",
      "$(id)",
      "%zz",
      "..a..",
      "-",
      "a\\b2".slice(0, 1),
    ])
      files[`src/news/${name}.md`] = entry(
        "title: Odd name\ndate: 2021-05-05\nid: id-" +
          `"${name.length}-${Buffer.from(name).toString("hex")}"`,
      );
    const { around, folder } = siteIn(files);
    const site = await buildFolder(folder, {
      options: {
        entries: { render: lane },
        authors: { pages: true },
        languages: { kk: {} },
        feeds: { limit: 500 },
        onInvalid: "skip",
      },
    });
    assert.equal(strayFiles(around), []);
    const written = site.files();
    assert.ok(written.length > 300, `${written.length} files`);
    for (const file of written) {
      for (const part of file.slice(1).split(sep)) {
        assert.ok(Buffer.byteLength(part) <= 255, part);
        assert.not.match(part, /^[. ]*$|[\p{Cc}\\]/u, file);
      }
    }
    const items = (JSON.parse(site.read("/news/feed.json")) as { items: { url: string }[] }).items;
    assert.ok(items.length > NAMES.length * 2 - 3, `${items.length} items`);
    for (const { url } of items) {
      const { origin, pathname } = new URL(url);
      assert.is(origin, "https://news.example", url);
      assert.is(url, `https://news.example${pathname}`, "the address is as a browser reads it");
      assert.ok(site.has(decodedHref(pathname)), url);
    }
  });
}

test("slugs that tags and authors ask for are refused with file and line where they are no names of folders", async () => {
  const bad = ["../../above", "..", String.raw`..\above`, "a/b", "%2e%2e", "a b", "x".repeat(300), "C:"];
  const tags = bad.map((slug, index) => `Tag ${index}:\n  slug: ${JSON.stringify(slug)}\n`).join("");
  const authors = bad
    .map((slug, index) => `a${index}:\n  name: A${index}\n  slug: ${JSON.stringify(slug)}\n`)
    .join("");
  const error = await buildError({
    "src/_data/newsTags.yaml": tags,
    "src/_data/newsAuthors.yaml": authors,
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Tag 0]\nauthor: a0"),
  });
  for (const index of bad.keys()) {
    assert.match(error, `newsTags.yaml:${index * 2 + 2}:`, bad[index]);
    assert.match(error, `newsAuthors.yaml:${index * 3 + 3}:`, bad[index]);
  }
});

test("options that name folders and feeds are refused where they lead elsewhere", () => {
  const refused = (options: Partial<NewsroomOptions>, name: string) =>
    assert.throws(
      () => checkOptions({ ...SITE, ...options }),
      (error: Error) => error.message.includes(`The option ${name}`),
      JSON.stringify(options),
    );
  for (const path of ["/../x/", "/%2e%2e/x/", "/a%2f..%2fb/", "/a\\..\\b/", "/a\0/", "/./", "../x/"]) {
    refused({ path }, "path");
    refused({ languages: { kk: { path } } }, "languages.kk.path");
  }
  for (const name of ["../x", "..", "a/b", "A\\b", "a.b"])
    refused({ feeds: { custom: { [name]: { title: "X", filter: () => true } } } }, "feeds.custom");
});

for (const lane of LANES) {
  test(`${lane}: an entry at an address of the newsroom's own lists and feeds is named, whatever onInvalid says`, async () => {
    const names = ["tags", "authors", "2021", "subscribe", "feed.xml", "news"];
    const files = Object.fromEntries(
      names.map((name) => [
        `src/news/${name}.md`,
        entry("title: A\ndate: 2021-05-05\nauthor: Ann\ntags: [x]"),
      ]),
    );
    for (const onInvalid of ["error", "skip"] as const) {
      const { folder } = siteIn(files);
      const error = await errorOf(folder, { entries: { render: lane }, authors: { pages: true }, onInvalid });
      for (const name of names)
        assert.match(error, `./src/news/${name}.md: The entry has the address of`, name);
      assert.not.match(error, /\n\s+at .*:\d+:\d+/u);
    }
  });
}

test("a text whose headline is the name of a list, a feed or a language gets its day", async () => {
  const names = ["Tags", "authors", "2021", "Subscribe", "Feeds", "Sections", "Page", "Archive", "kk", "con"];
  const { folder } = siteIn(
    Object.fromEntries(
      names.map((name) => [`src/news/${name}.txt`, `date 2021-05-05 ${name}\ntags x\n\nText.\n`]),
    ),
  );
  const site = await buildFolder(folder, { options: { languages: { kk: {} }, authors: { pages: true } } });
  for (const name of names) assert.ok(site.has(`/news/${name.toLowerCase()}-2021-05-05/`), name);
});

test("a word that is no language makes no edition, at whose address another list is", async () => {
  for (const lang of ["authors", "sections", "subscribe", "../..", "x-a"]) {
    const { folder } = siteIn({
      "src/news/a.md": entry(`title: A\ndate: 2021-05-05\nlang: ${lang}\nauthor: Ann`),
      "src/news/b.md": entry("title: B\ndate: 2021-05-05\nauthor: Ann"),
    });
    const site = await buildFolder(folder, { options: { authors: { pages: true } } });
    assert.is(JSON.parse(site.read("/news/feed.json")).items.length, 2, lang);
  }
});

test("the size of a file of the machine does not get into a feed", async () => {
  const { around, folder } = siteIn({
    "src/img/a.jpg": "12345",
    ...Object.fromEntries(
      ["../../../secret.jpg", "/../secret.jpg", "/img/a.jpg", "../img/a.jpg"].map((image, index) => [
        `src/news/n${index}.md`,
        entry(`title: N${index}\ndate: 2021-05-0${index + 1}\nimage: ${image}`),
      ]),
    ),
  });
  writeFiles(around, { "secret.jpg": "1234567" });
  for (const lane of LANES) {
    const site = await buildFolder(folder, {
      options: { entries: { render: lane }, feeds: { leadImage: false } },
    });
    const lengths = site.read("/news/feed.xml").match(/length="\d+"/g);
    assert.equal(lengths, ['length="5"', 'length="5"', 'length="0"', 'length="0"']);
  }
});

test("addresses that people write stay allowed", () => {
  for (const address of [
    "/news/first/",
    "news/first.html",
    "/новости/дождь/",
    "/news/100%/",
    "/news/what...ever/",
    "/news/.well-known/",
    "/news/a..b/",
    "/news/C# 101/",
    "/news//twice/",
    "/news/ a/",
    "/news/the-end./",
    `/news/${"x".repeat(255)}/`,
  ])
    assert.is(addressProblem(address), undefined, address);
});

test("an address that is refused says why", () => {
  for (const [address, problem] of [
    ["/news/a\0b/", "has a control character"],
    ["/news/a\uD800b/", "has a control character"],
    [`/${"abcd/".repeat(400)}`, "is too long for a file system"],
    [`/${"ж/".repeat(700)}`, "is too long for a file system"],
    [`/news/${"x".repeat(256)}/`, "has a part that is too long for a file name"],
    [`/news/${"ж".repeat(128)}/`, "has a part that is too long for a file name"],
    ["/news/a\\b/", "has a backslash or an encoded slash"],
    ["/news/a%2Fb/", "has a backslash or an encoded slash"],
    ["/news/a%5cb/", "has a backslash or an encoded slash"],
    ["/news/a%00/", "has a backslash or an encoded slash"],
    ["/news/../x/", "leads to another folder by “..”"],
    ["/news/./x/", "leads to another folder by “.”"],
    ["/news/ . ./x/", "leads to another folder by “. .”"],
    ["/news/%2e%2E/x/", "leads to another folder by “..”"],
    ["https://other.example/x/", "is an address of another site"],
    ["/https:/other.example/x/", "is an address of another site"],
  ] as const) {
    assert.is(addressProblem(address), problem, address);
  }
  assert.is(addressProblem(`/${"abcd/".repeat(400)}`.slice(1)), undefined, "2,000 bytes");
});

test.run();
