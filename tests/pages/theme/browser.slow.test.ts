import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, chromium } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { pageStyle } from "../../../plugins/pages/theme/style.ts";
import { renderBody } from "../../../plugins/pages/theme/theme.ts";
import { documentText } from "./document.ts";
import { sampleNewsroom } from "./newsroom-sample.ts";
import { sampleEntry, sampleImage, samplePage, sampleTheme } from "./sample.ts";

const CHROMIUM = "/usr/bin/chromium";
const ORIGIN = "https://news.example";
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8"><path fill="#567" d="M0 0h12v8H0z"/></svg>';

const test = suite<{ browser: Browser; axe: string }>("pages in a browser");

/** Every page of the sample in a language, by address; the tag index in its further orders too. */
function documents(language: "en" | "ru" | "kk"): Map<string, string> {
  const pages = sampleNewsroom(language, `${ORIGIN}/site/picture.svg`);
  const texts = Object.entries(pages).map(([name, page]): [string, string] => [
    `/${name}`,
    documentText(page),
  ]);
  const tags = pages["tags"];
  if (tags) {
    for (const tagIndex of ["count", "tree"] as const) {
      texts.push([`/tags-${tagIndex}`, documentText(tags, sampleTheme({ tagIndex }))]);
    }
  }
  return new Map(texts.filter(([name]) => name !== "/redirect"));
}

/** A tab in which the pages lie at the site's own address; nothing else can be fetched. */
async function openTab(browser: Browser, pages: Map<string, string>, width: number, dark: boolean) {
  const tab = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? "dark" : "light",
    baseURL: ORIGIN,
  });
  const said: string[] = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  await tab.route("**", (route) => {
    const { pathname } = new URL(route.request().url());
    const page = pages.get(pathname);
    if (page) return route.fulfill({ contentType: "text/html; charset=utf-8", body: page });
    if (pathname.endsWith(".css")) return route.fulfill({ contentType: "text/css", body: pageStyle() });
    if (pathname.endsWith(".svg")) return route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
    return route.abort();
  });
  return { tab, said };
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

if (existsSync(CHROMIUM)) {
  test.before(async (context) => {
    context.axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    context.browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  test.after(async ({ browser }) => {
    await browser?.close();
  });

  for (const [language, width, dark] of [
    ["en", 1280, false],
    ["ru", 390, true],
  ] as const) {
    test(`in ${language} at ${width} px, ${dark ? "dark" : "light"}: axe finds nothing, nothing sticks out, the console is silent`, async ({
      browser,
      axe,
    }) => {
      const pages = documents(language);
      const { tab, said } = await openTab(browser, pages, width, dark);
      for (const address of pages.keys()) {
        await tab.goto(address, { waitUntil: "load" });
        assert.is(
          await tab.evaluate("document.documentElement.scrollWidth"),
          width,
          `${address} is too wide`,
        );
        await tab.evaluate(axe);
        const violations = (await tab.evaluate(
          "axe.run().then((result) => result.violations)",
        )) as Violation[];
        assert.equal(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
          address,
        );
      }
      await tab.close();
      assert.equal(said, []);
    });
  }

  test("on the narrowest phones nothing sticks out of a page, in the language of the longest words", async ({
    browser,
  }) => {
    const pages = documents("kk");
    const { tab } = await openTab(browser, pages, 320, false);
    for (const address of pages.keys()) {
      await tab.goto(address, { waitUntil: "load" });
      assert.is(await tab.evaluate("document.documentElement.scrollWidth"), 320, address);
    }
    await tab.close();
  });

  test("in a layout of the site, the lead story has its picture beside it, also where an image plugin puts <picture> around it", async ({
    browser,
  }) => {
    const entries = Array.from({ length: 4 }, () =>
      sampleEntry({ enclosures: [sampleImage(`${ORIGIN}/site/picture.svg`)] }),
    );
    const listing = renderBody(samplePage("listing", { number: 1, entries }), sampleTheme());
    const wrapped = listing.replace(
      /<img[^>]*>/g,
      '<picture><source srcset="/site/picture.svg">$&</picture>',
    );
    const layout = (body: string) => `<!doctype html><title>Site</title><style>${pageStyle()}</style>${body}`;
    const pages = new Map([
      ["/plain", layout(listing)],
      ["/wrapped", layout(wrapped)],
    ]);
    const { tab } = await openTab(browser, pages, 1200, false);
    for (const address of pages.keys()) {
      await tab.goto(address);
      const image = await tab.locator(".news-story img").boundingBox();
      const date = await tab.locator(".news-story time").boundingBox();
      const headline = await tab.locator(".news-story .p-name").boundingBox();
      assert.ok(image && date && headline, address);
      assert.ok(image.x > headline.x + headline.width, `${address}: the picture is beside the headline`);
      assert.ok(Math.abs(image.height / image.width - 8 / 12) < 0.02, `${address}: it keeps its shape`);
      assert.ok(date.y < headline.y, `${address}: the date is above the headline`);
    }
    await tab.close();
  });

  test("by keyboard, the first stop is the link past the navigation, and it can be seen", async ({
    browser,
  }) => {
    const { tab } = await openTab(browser, documents("en"), 1280, false);
    await tab.goto("/listing");
    await tab.keyboard.press("Tab");
    const box = await tab.locator(".news-skip:focus").boundingBox();
    assert.ok(box && box.x >= 0 && box.width > 40);
    await tab.keyboard.press("Enter");
    assert.is(await tab.evaluate("document.activeElement.id"), "newsroom-main");
    await tab.close();
  });
} else {
  test("pages in a browser", () => {
    assert.not.ok(process.env["CI"], `${CHROMIUM} is missing`);
    console.log(`Skipped: no ${CHROMIUM} to look at the pages with.`);
  });
}

test.run();
