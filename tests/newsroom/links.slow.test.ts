import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { getElementsByTagName, textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT, runEleventy } from "../helpers/command-line.ts";
import { temporaryFolder } from "../helpers/site.ts";

const OUTPUT = temporaryFolder();
const built = await runEleventy(PROJECT, ["--config=.eleventy.ts", `--output=${OUTPUT}`, "--quiet"]);
const files = existsSync(OUTPUT)
  ? readdirSync(OUTPUT, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => `${file.parentPath.slice(OUTPUT.length)}/${file.name}`)
      .sort()
  : [];
const read = (file: string): string => readFileSync(join(OUTPUT, file), "utf8");
const siteUrl = (): string => JSON.parse(read("/news/feed.json")).home_page_url.replace(/news\/$/, "");

/** The file that a server of static files gives for an address of the site; undefined where it gives none, or only after a redirect. */
function fileAt(pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const file = path.endsWith("/") ? `${path}index.html` : path;
  const full = join(OUTPUT, file);
  return existsSync(full) && statSync(full).isFile() ? file : undefined;
}

const ids = new Map<string, Set<string>>();

function hasFragment(file: string, fragment: string): boolean {
  let known = ids.get(file);
  if (!known) {
    known = new Set([...read(file).matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => id ?? ""));
    ids.set(file, known);
  }
  return known.has(fragment) || known.has(decodeURIComponent(fragment));
}

/** What is wrong with an address that stands in a file of the site, or undefined for one that leads somewhere. */
function problemOf(address: string, file: string): string | undefined {
  if (address.trim() !== address || /\s/.test(address) || address === "")
    return `${file}: “${address}” is no address`;
  if (/^(mailto|tel|data|urn|tag):/.test(address)) return undefined;
  const base = new URL(file.replace(/index\.html$/, "").slice(1), siteUrl());
  if (!URL.canParse(address, base.href)) return `${file}: “${address}” is no address`;
  const url = new URL(address, base);
  if (url.origin !== base.origin) return undefined;
  const target = fileAt(url.pathname);
  if (target === undefined) return `${file} → ${address}`;
  const fragment = url.hash.slice(1);
  return fragment !== "" && target.endsWith(".html") && !hasFragment(target, fragment)
    ? `${file} → ${address}: no such place on the page`
    : undefined;
}

const ADDRESSES = ["href", "src", "poster", "data", "cite", "action"];

/** Every address in HTML, those of `srcset`, of meta elements and of redirects included. */
function addressesIn(html: string): string[] {
  return getElementsByTagName("*", parseDocument(html)).flatMap(({ name, attribs }) => [
    ...ADDRESSES.flatMap((attribute) => attribs[attribute] ?? []),
    ...(attribs["srcset"] ?? "").split(",").flatMap((candidate) => candidate.trim().split(/\s+/)[0] || []),
    ...(name === "meta" && attribs["http-equiv"] === "refresh"
      ? [attribs["content"]?.replace(/^.*url=/i, "") ?? ""]
      : []),
    ...(name === "meta" &&
    /^(og:(url|image)|twitter:image)$/.test(attribs["property"] ?? attribs["name"] ?? "")
      ? [attribs["content"] ?? ""]
      : []),
  ]);
}

const none = (problems: (string | undefined)[]): void =>
  assert.equal([...new Set(problems.filter(Boolean))], []);

test("the demo site is built, with pages, feeds and redirects to check", () => {
  assert.is(built.status, 0, built.output);
  assert.ok(files.filter((file) => file.endsWith(".html")).length > 100);
  assert.ok(files.filter((file) => /(feed|atom)\.xml$/.test(file)).length > 50);
  assert.ok(files.includes("/_redirects"));
});

test("no link, picture, script or redirect of any page is broken", () => {
  let count = 0;
  none(
    files
      .filter((file) => file.endsWith(".html"))
      .flatMap((file) => {
        const addresses = addressesIn(read(file));
        count += addresses.length;
        return addresses.map((address) => problemOf(address, file));
      }),
  );
  assert.ok(count > 2000, `${count} addresses`);
});

test("what JSON-LD names is there", () => {
  const named = files
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) =>
      [...read(file).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
        ([, json]) => [file, JSON.parse(json ?? "")] as const,
      ),
    );
  assert.ok(named.length > 10);
  none(
    named.flatMap(([file, article]) =>
      [
        article.url,
        article.mainEntityOfPage?.["@id"] ?? article.mainEntityOfPage,
        ...[article.image ?? []]
          .flat()
          .map((image: string | { url: string }) => (typeof image === "string" ? image : image.url)),
      ]
        .filter((address) => typeof address === "string")
        .map((address: string) => problemOf(address, file)),
    ),
  );
});

test("every address in the RSS and Atom feeds, of items and in their content, is there and absolute", () => {
  const feeds = files.filter(
    (file) => /\.xml$/.test(file) && /<(rss|feed)[\s>]/.test(read(file).slice(0, 1000)),
  );
  const problems: (string | undefined)[] = [];
  for (const file of feeds) {
    const xml = read(file);
    const elements = getElementsByTagName("*", parseDocument(xml, { xmlMode: true }));
    for (const { attribs } of elements) {
      for (const address of [attribs["href"], attribs["url"]])
        if (address) problems.push(problemOf(address, file));
    }
    for (const match of xml.matchAll(/<(link|url|icon|logo|comments)>([^<]+)</g))
      problems.push(problemOf(match[2] ?? "", file));
    const contents = elements.filter(
      ({ name, attribs }) => name === "content:encoded" || (name === "content" && attribs["type"] === "html"),
    );
    assert.ok(contents.length > 0 || !/<(item|entry)>/.test(xml), `${file}: no content`);
    for (const content of contents) {
      for (const address of addressesIn(textContent(content))) {
        problems.push(
          /^(https?|mailto|tel|data):/.test(address)
            ? problemOf(address, file)
            : `${file}: ${address} is relative`,
        );
      }
    }
  }
  assert.ok(problems.length > 1000);
  none(problems);
});

test("every address in the JSON feeds is there and absolute", () => {
  const problems = files
    .filter((file) => file.endsWith(".json") && read(file).includes("jsonfeed.org"))
    .flatMap((file) => {
      const feed = JSON.parse(read(file));
      const own = [
        feed.home_page_url,
        feed.feed_url,
        feed.next_url,
        feed.icon,
        feed.favicon,
        ...(feed.authors ?? []).flatMap((author: { url?: string; avatar?: string }) => [
          author.url,
          author.avatar,
        ]),
      ];
      const ofItems = feed.items.flatMap((item: Record<string, never>) => [
        item["url"],
        item["image"],
        item["banner_image"],
        ...((item["attachments"] ?? []) as { url: string }[]).map(({ url }) => url),
        ...((item["authors"] ?? []) as { url?: string; avatar?: string }[]).flatMap(({ url, avatar }) => [
          url,
          avatar,
        ]),
        ...addressesIn(item["content_html"] ?? ""),
      ]);
      return [...own, ...ofItems]
        .filter((address) => address !== undefined)
        .map((address: string) =>
          /^(https?|mailto|tel|data):/.test(address)
            ? problemOf(address, file)
            : `${file}: ${address} is relative`,
        );
    });
  assert.ok(problems.length > 1000);
  none(problems);
});

test("every address of the list of feeds, the sitemaps and the redirects is there", () => {
  const problems: (string | undefined)[] = [];
  for (const file of files.filter((name) => name.endsWith(".opml"))) {
    for (const match of read(file).matchAll(/(?:xmlUrl|htmlUrl)="([^"]*)"/g))
      problems.push(problemOf(match[1] ?? "", file));
  }
  for (const file of files.filter((name) => /sitemap.*\.xml$/.test(name))) {
    for (const match of read(file).matchAll(/<loc>([^<]*)</g)) problems.push(problemOf(match[1] ?? "", file));
  }
  const redirects = read("/_redirects").trim().split("\n");
  for (const line of redirects) {
    const [from = "", to = "", status] = line.split(/\s+/);
    assert.is(status, "301", line);
    problems.push(problemOf(to, "/_redirects"), problemOf(from, "/_redirects"));
  }
  assert.ok(redirects.length > 0 && problems.length > 100);
  none(problems);
});

test("the sitemap names every page but redirects, and no page twice", () => {
  const named = files
    .filter((name) => /\/sitemap[^/]*\.xml$/.test(name))
    .flatMap((file) =>
      [...read(file).matchAll(/<loc>([^<]*)</g)].map(([, url]) =>
        decodeURIComponent(new URL(url ?? "").pathname),
      ),
    );
  assert.is(new Set(named).size, named.length);
  const pages = files
    .filter(
      (file) =>
        file.startsWith("/news/") && file.endsWith("/index.html") && !/http-equiv="refresh"/.test(read(file)),
    )
    .map((file) => file.replace(/index\.html$/, ""));
  none(pages.filter((page) => !named.includes(page)).map((page) => `${page} is not in the sitemap`));
});

test("nothing of the builder's machine is in the output", () => {
  none(
    files
      .filter((file) => /\.(html|xml|json|opml|css|txt)$/.test(file))
      .map((file) =>
        /(?:undefined|\[object Object\]|NaN)(?=["'<\s])/.exec(
          read(file).replace(/<(code|pre)[\s\S]*?<\/\1>/g, ""),
        )?.[0]
          ? `${file} shows a value that is none`
          : undefined,
      ),
  );
  none(
    files
      .filter((file) => /\.(html|xml|json|opml|css)$/.test(file))
      .map((file) => (read(file).includes(PROJECT) ? `${file} names a folder of the machine` : undefined)),
  );
});

test.run();
