import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { COMMANDS } from "../../plugins/cli/command-line.ts";
import { nginxSnippet } from "../../plugins/feeds/web-server.ts";
import { docPages, headingId } from "../../tools/docs.ts";
import { PROJECT } from "../helpers/command-line.ts";
import { type Block, blocksOf, docFiles, isFile, readDoc, sectionsOf } from "./blocks.ts";
import { buildSection, configsOf } from "./build-section.ts";

const all = docFiles().flatMap(blocksOf);
const where = ({ page, line }: Block): string => `${page}:${line}`;
const packageJson = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));

test("every block of the documentation says what it is, so that a test runs it", () => {
  const unknown = all.filter(
    (block) =>
      !isFile(block) &&
      !["addPlugin", "error", "before", "option", "snippet"].includes(block.role) &&
      !/^(result|made|change) /.test(block.role) &&
      !(block.language === "sh" && block.role === ""),
  );
  assert.equal(unknown.map(where), []);
});

/** Commands of a shell block, one a line; comments, pipes and lists of commands taken apart. */
function commandsIn(block: Block): string[] {
  return block.text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .flatMap((line) => line.split(/ (?:&&|\|) /))
    .flatMap((command) => /\$\((.+)\)/.exec(command)?.[1] ?? command);
}

/** Words of a command line, those in quotes as one. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

function checkNewsroom([name = "", ...words]: string[], place: string): void {
  const command = COMMANDS.find((one) => one.name === name);
  assert.ok(command, `${place}: newsroom has a command ${name}`);
  for (const word of words.filter((one) => /^--?\w/.test(one))) {
    const flag = Object.entries(command?.flags ?? {}).some(
      ([long, { short }]) => `--${long}` === word || `-${short}` === word,
    );
    assert.ok(flag || word === "--help", `${place}: newsroom ${name} has ${word}`);
  }
}

test("commands in shell blocks are those of npm, of package.json and of newsroom, with flags that exist", () => {
  const scripts = [...Object.keys(packageJson.scripts), "check"];
  const packed = `../${packageJson.name}/${packageJson.name}-${packageJson.version}.tgz`;
  for (const block of all.filter(({ language }) => language === "sh")) {
    for (const command of commandsIn(block)) {
      const place = `${where(block)}, “${command}”`;
      const [program, ...words] = wordsOf(command);
      if (program === "npx" && words[0] === `--package=.${packed.slice(2)}`)
        checkNewsroom(words.slice(2), place);
      else if (program === "npx" && ["newsroom", "eleventy-plugin-newsroom"].includes(words[0] ?? ""))
        checkNewsroom(words.slice(1), place);
      else if (program === "newsroom") checkNewsroom(words, place);
      else if (program === "npx") assert.ok(["@11ty/eleventy", "tsx"].includes(words[0] ?? ""), place);
      else if (program === "npm") {
        const [verb = "", what = ""] = words;
        assert.ok(["ci", "install", "pack", "start", "test", "run"].includes(verb), place);
        if (verb === "run") assert.ok(scripts.includes(what), place);
        if (verb === "install" && what) assert.ok([packageJson.name, packed].includes(what), place);
      } else assert.ok(["cd", "jq", "rm", "rsync"].includes(program ?? ""), place);
    }
  }
});

test("the nginx configuration is the one that the plugin's own tests run", () => {
  const [block] = all.filter(({ language }) => language === "nginx");
  assert.is(block?.text, nginxSnippet("/news/"));
});

test("ids of eleventy-plugin-rss stay the same when its configuration is replaced as shown", async () => {
  const blocks = sectionsOf("docs/coming-from-plugin-rss.md").get("The configuration") ?? [];
  const before = blocks.find(({ role }) => role === "before");
  const [after] = configsOf(blocks);
  assert.ok(before && after);
  const idOf = (xml: string) => /<entry>[\s\S]*?<id>(.*?)<\/id>/.exec(xml)?.[1];
  const old = await buildSection(blocks, { file: "eleventy.config.js", text: before.text });
  const now = await buildSection(blocks, after);
  assert.is(idOf(old.read("/feed.xml")), "https://news.example/posts/first/");
  assert.is(idOf(now.read("/posts/atom.xml")), idOf(old.read("/feed.xml")));
});

test("every link between the pages leads to a file and a heading that are there", () => {
  const pages = [...docFiles(), "CHANGELOG.md", "bench/README.md"];
  for (const page of docFiles()) {
    const text = readDoc(page).replace(/^```[\s\S]*?^```$/gm, "");
    for (const [, link = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = "", fragment] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      assert.ok(existsSync(join(PROJECT, target)), `${page}: ${link}`);
      if (fragment === undefined) continue;
      const headings = [...readDoc(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
        headingId(heading.replaceAll("`", "")),
      );
      assert.ok(headings.includes(fragment), `${page}: ${link}`);
    }
  }
  for (const page of pages.filter((file) => file.startsWith("docs/") && file !== "docs/README.md")) {
    assert.ok(
      readDoc("docs/README.md").includes(`(${page.slice("docs/".length)})`),
      `docs/README.md lists ${page}`,
    );
    assert.ok(readDoc("README.md").includes(`(${page})`), `README.md lists ${page}`);
  }
});

test("the README gives a reason for each package that the plugin imports, and for no other", () => {
  const files = readdirSync(join(PROJECT, "plugins"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const imported = new Set<string>();
  for (const file of files) {
    for (const [, specifier = ""] of readDoc(join("plugins", file)).matchAll(
      /^(?:import|export|\}) .*?from "([^".][^"]*)";|^\} from "([^".][^"]*)";/gm,
    )) {
      if (specifier && !specifier.startsWith("node:"))
        imported.add(
          specifier
            .split("/")
            .slice(0, specifier.startsWith("@") ? 2 : 1)
            .join("/"),
        );
    }
  }
  const table = readDoc("README.md").split("## Dependencies")[1] ?? "";
  const listed = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? "");
  const needed = Object.keys(packageJson.dependencies).filter((name) => imported.has(name));
  assert.equal(listed.toSorted(), needed.toSorted());
});

test("every id of a page of the documentation is there once, so that each link leads to its heading", () => {
  const idsIn = (html: string) => Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
  const layout = readDoc("src/_includes/docs.njk");
  for (const { path, html } of docPages(join(PROJECT, "docs"))) {
    const ids = [...idsIn(layout), ...idsIn(html)];
    assert.equal(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      path,
    );
  }
});

test.run();
