import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { illFormed } from "../../plugins/cli/check/well-formed.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { type BuiltSite, buildSite, type Files } from "../helpers/site.ts";

/*
 * Every field of entries, tags, authors and the site holds signs that end a line, a text, an element or an attribute
 * somewhere. Whatever is made of them has as many items, lines and elements as there are entries, and can be parsed.
 */

const SIGNS = (
  "\n|\r\n|\u2028|\u2029|\u0085|\t|\v|\u0001|\uFFFE|\u202E|𝒜|</x>|<item>|]]>|-->|<!--|<![CDATA[|\"|'|&|%0d%0a|?|#|%|..|\\|" +
  "\n/evil / 301|<outline text='evil'/>|</loc><loc>https://evil.example/</loc>|</script>|\\u003c/script>|{{ 1 }}|\u0024{x}|" +
  "//evil.example|slot:1:|$1|$&|{where}|a|Rain| |x-y"
).split("|");
const text = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join(""));
const address = fc
  .tuple(fc.constantFrom("https://a.example/", "/img/", "//evil.example/", "http://a.example/?q="), text)
  .map(([start, end]) => start + end);
const type = fc
  .tuple(
    fc.constantFrom("audio/", "image/", "&/"),
    fc.constantFrom("&", "x&y", "$&", "#'", "mp3", "a\nb", '"'),
  )
  .map((parts) => parts.join(""));

type Texts = (count: number) => string[];

function filesOf(texts: Texts, addresses: Texts, types: Texts): Files {
  const entry = (day: number, lang = "en") => {
    const [title, summary, tag, author, section, id, alt, body = ""] = texts(8);
    const [image, audio, file] = addresses(3);
    const [imageType, audioType] = types(2);
    const fields = {
      title: `T${day}${title}`,
      date: `2021-05-0${day}`,
      summary,
      tags: [`t ${tag}`, "Known"],
      authors: [`n ${author}`, "ann"],
      section: `s ${section}`,
      id: `${day}${id}`,
      lang,
      image: { url: image, alt, type: imageType },
      audio: { url: audio, title: alt, type: audioType },
      attachments: [{ url: file, title: alt }],
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
    return `---\n${lines.join("")}---\nText ${body.replaceAll("{{", "{")}\n`;
  };
  const [label, description, alias, phrase, name, bio] = texts(6);
  return {
    "src/_data/newsTags.json": JSON.stringify({
      Known: { label: `l ${label}`, description, aliases: [`q ${alias}`], match: [`p ${phrase}`] },
    }),
    "src/_data/newsAuthors.json": JSON.stringify({ ann: { name: `A ${name}`, bio } }),
    "src/news/a.md": entry(1),
    "src/news/b.md": entry(2),
    "src/news/c.md": entry(3, "kk"),
  };
}

/** Texts of all outlines. */
function outlinesOf(opml: string): string[] {
  const texts: string[] = [];
  const parser = new Parser(
    { onopentag: (name, { text = "" }) => name === "outline" && texts.push(text) },
    { xmlMode: true },
  );
  parser.end(opml);
  return texts;
}

async function look(site: BuiltSite, entries: number): Promise<void> {
  const files = site.files();
  const items = { rss: 0, atom: 0, json: 0 };
  for (const file of files) {
    const content = site.read(file);
    if (/\.(?:xml|opml)$/.test(file)) assert.is(illFormed(content), undefined, file);
    if (/^\/news\/(?:kk\/)?(?:feed|atom)\.xml$/.test(file)) {
      const counts = Object.values(await itemsOf(content)).map(({ length }) => length);
      assert.is(new Set(counts).size, 1, file);
      items[file.endsWith("atom.xml") ? "atom" : "rss"] += counts[0] ?? 0;
    }
    if (/^\/news\/(?:kk\/)?feed\.json$/.test(file)) items.json += JSON.parse(content).items.length;
    if (file.endsWith(".opml")) assert.not(outlinesOf(content).includes("evil"), file);
    if (file.endsWith("sitemap.xml")) assert.not.match(content, "<loc>https://evil");
    if (file.endsWith("_redirects"))
      for (const line of content.trimEnd().split(/\r\n|[\n\r\u2028\u2029\u0085]/))
        assert.match(line, /^\/news\/\S* \/news\/\S* 301$/);
    if (file.endsWith(".html"))
      for (const [, json = ""] of content.matchAll(
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g,
      ))
        JSON.parse(json);
  }
  assert.equal(items, { rss: entries, atom: entries, json: entries });
  assert.ok(files.includes("/_redirects"));
}

for (const lane of ["templates", "direct"] as const) {
  test(`${lane}: no sign in any field adds an item, a line or an element, or breaks what a parser reads`, async () => {
    const samples = fc.sample(
      fc.tuple(
        fc.array(text, { minLength: 40, maxLength: 40 }),
        fc.array(address, { minLength: 9, maxLength: 9 }),
        fc.array(type, { minLength: 6, maxLength: 6 }),
      ),
      { numRuns: 10, seed: 5 },
    );
    for (const [texts, addresses, types] of samples) {
      const from = (list: string[]) => (count: number) => list.splice(0, count);
      const [title = "", description = "", copyright = "", name = ""] = texts.splice(0, 4);
      const site = await buildSite(filesOf(from(texts), from(addresses), from(types)), {
        options: {
          entries: { render: lane },
          site: {
            url: "https://news.example/",
            title: `S ${title}`,
            description,
            copyright,
            author: { name: `N ${name}` },
          },
          authors: { pages: true },
          languages: { kk: {} },
          onInvalid: "skip",
        },
      });
      const { length } = site.logs.join("\n").match(/\[front-matter-invalid\]|\[file-binary\]/g) ?? [];
      await look(site, 3 - (length ?? 0));
    }
  });
}

test.run();
