import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { textFor } from "../../plugins/pages/text/text.ts";
import { demoSite } from "../helpers/demo.ts";
import { withProgram } from "../helpers/programs.ts";
import { serve, type WebServer } from "../helpers/web-server.ts";

/** What a person sees who opens a feed of the demo site in Chromium. */
const test = suite<{ browser: Browser; server: WebServer }>("feeds in a browser");

withProgram(test as never, "chromium", "chromium", (chromiumPath) => {
  test.before(async (world) => {
    // One after the other: a site that was not built must not leave a browser running.
    world.server = await serve(await demoSite());
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    world.browser = await chromium.launch({ executablePath: chromiumPath, args });
  });

  test.after(async (world) => {
    await world.browser?.close();
    await world.server?.close();
  });

  const FEEDS = [
    { file: "feed.xml", title: "channel > title", about: "channel > description", item: "item" },
    { file: "atom.xml", title: "feed > title", about: "feed > subtitle", item: "entry" },
  ];

  for (const { file, title, about, item } of FEEDS) {
    test(`${file} shows its title, what it is about and what a feed is, without an error`, async (world) => {
      const { tab, errors } = await open(world, `/news/${file}`);
      assert.is((await seen(tab, title))[0], "Steppe Medical Review");
      assert.ok((await seen(tab, about))[0]?.startsWith("Medicine, science"));
      assert.is(await explained(tab), textFor("en").feedOpened);
      assert.equal(errors, []);
      assert.ok(world.server.served.includes("/news/feed.css"));
    });

    test(`${file} shows each entry as a link, with its date in words, and nothing of its machinery`, async (world) => {
      const { tab } = await open(world, `/news/${file}`);
      const { items } = JSON.parse(readFileSync(join(await demoSite(), "news/feed.json"), "utf8"));
      const links = (await tab.evaluate(
        "[...document.querySelectorAll('li > a')].map(({ href }) => href)",
      )) as string[];
      assert.equal(
        links,
        items.map(({ url }: { url: string }) => url),
      );
      const headlines = await seen(tab, "li > a");
      assert.is(headlines.length, 20);
      assert.ok(headlines.includes("Vec<T> & Option<U>: why an infusion pump forgot its patients"));
      const dates = await seen(tab, "li > time");
      assert.is(dates.length, 20);
      for (const date of dates) assert.match(date, /^[A-Z][a-z]+ \d{1,2}, \d{4}(?:, \d\d:\d\d)?$/);
      assert.equal(await seen(tab, "p > a"), ["https://review.example/news/"]);
      // Everything else is written for readers: content is HTML inside text, unreadable for a person.
      assert.equal(
        await seen(tab, `${item}, channel > link, feed > link, image, id, updated, generator, language`),
        [],
      );
    });

    test(`${file} leads to an entry by a click, and by the keyboard`, async (world) => {
      for (const go of [(tab: Page) => tab.click("li > a"), (tab: Page) => tab.keyboard.press("Enter")]) {
        const { tab } = await open(world, `/news/${file}`);
        const address = (await tab.evaluate("document.querySelectorAll('a')[1].href")) as string;
        await tab.route("https://review.example/**", (route) => route.fulfill({ body: "The entry" }));
        await tab.evaluate("document.querySelectorAll('a')[1].focus()");
        await Promise.all([tab.waitForURL(address), go(tab)]);
        await tab.close();
      }
    });

    test(`${file} in Russian is explained in Russian`, async (world) => {
      const { tab, errors } = await open(world, `/news/ru/${file}`);
      assert.is((await seen(tab, title))[0], "Степной медицинский обзор");
      assert.is(await explained(tab), textFor("ru").feedOpened);
      assert.match((await seen(tab, "li > time"))[0] ?? "", /^\d{1,2} [а-я]+ \d{4} г\.$/);
      assert.equal(errors, []);
    });

    test(`${file} fits a narrow screen, and can be read in dark surroundings`, async (world) => {
      const { tab } = await open(world, `/news/${file}`, { width: 320, dark: true });
      assert.ok(await tab.evaluate("document.documentElement.scrollWidth <= innerWidth"));
      const text = luminance(
        await tab.evaluate(`getComputedStyle(document.querySelector("${title}")).color`),
      );
      const paper = luminance(
        await tab.evaluate("getComputedStyle(document.documentElement).backgroundColor"),
      );
      assert.ok(paper < 0.1, "the paper is dark");
      assert.ok((text + 0.05) / (paper + 0.05) >= 7, "the text stands out");
    });
  }
});

/** Opens an address of the site in a tab of its own; what the console says meanwhile is kept. */
async function open(
  { browser, server }: { browser: Browser; server: WebServer },
  path: string,
  { width = 1000, dark = false } = {},
) {
  const tab = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? "dark" : "light",
  });
  const errors: string[] = [];
  // The demo site has no favicon.ico, which browsers ask every site for.
  tab.on("console", (message) => {
    if (!message.location().url.endsWith("/favicon.ico")) errors.push(message.text());
  });
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("requestfailed", (request) => errors.push(request.url()));
  await tab.goto(server.origin + path);
  return { tab, errors };
}

/** Text of the elements of a selector that take room on the screen. */
function seen(tab: Page, selector: string): Promise<string[]> {
  return tab.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
    })
    .map((element) => element.textContent.trim())`);
}

/** The text that stands before everything. */
async function explained(tab: Page): Promise<string> {
  return JSON.parse(await tab.evaluate('getComputedStyle(document.documentElement, "::before").content'));
}

/** Relative luminance of a computed colour (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.run();
