import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuildSettings, buildSite } from "../helpers/site.ts";

const FILES = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [
    `src/news/entry-${index}.md`,
    `---\ntitle: Entry ${index}\ndate: 2021-01-01T00:${String(index % 60).padStart(2, "0")}:00Z\ntags: [Tag ${index % 7}]\n---\n\n## Part ${index}\n\nSome *text* with \`code\` and [a link](/about/).\n\n    not code\n\n![A picture](${index}.png) and <a href="http://[${index}">nowhere</a>\n`,
  ]),
);

/** What the site changes about Markdown keeps the other thread away. */
const alone = (config: { amendLibrary(name: string, amend: () => void): void }) =>
  config.amendLibrary("md", () => {});

async function outputOf(settings: BuildSettings) {
  const site = await buildSite(FILES, settings);
  const complaints = site.logs.flatMap((log) => log.match(/http:\/\/\[\d+/g) ?? []);
  return {
    files: Object.fromEntries(site.files().map((file) => [file, site.read(file)])),
    complaints: complaints.sort(),
  };
}

for (const render of ["direct", "templates"] as const) {
  test(`two threads make the very site that one makes (${render})`, async () => {
    const options = { entries: { glob: "news/**/*.md", render } };
    const together = await outputOf({ options });
    assert.equal(together, await outputOf({ options, config: alone as never }));
    assert.match(
      together.files["/news/entry-7/index.html"] ?? "",
      /<h2>Part 7<\/h2>\s*<p>Some <em>text<\/em>/,
    );
    assert.match(together.files["/news/feed.xml"] ?? "", /https:\/\/news\.example\/news\/entry-59\/59\.png/);
    assert.ok(together.complaints.includes("http://[59"), "an address that cannot be read is named");
  });
}

test("a linter of the site is shown the newsroom's pages", async () => {
  const seen: string[] = [];
  await buildSite(
    { "src/news/a.txt": "date 2021-05-05 The first\n\nText.\n" },
    {
      config: ((config: { addLinter(name: string, lint: (content: string) => void): void }) =>
        config.addLinter("seen", (content) => seen.push(content))) as never,
    },
  );
  assert.ok(seen.some((content) => content.includes("The first</h1>")));
  assert.not(seen.includes(""));
});

test.run();
