import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { demoSite } from "../helpers/demo.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { withProgram } from "../helpers/programs.ts";
import { serve, type WebServer } from "../helpers/web-server.ts";
import { bytesOf } from "./page-bytes.ts";

const PAGES = [
  "/",
  "/404.html",
  "/about/",
  "/docs/",
  "/docs/pages/",
  "/docs/reference/",
  "/news/",
  "/news/page/2/",
  "/news/2021/",
  "/news/apple-genome/",
  "/news/vec-option-infusion-pumps/",
  "/news/heart-sounds-for-everyone/",
  "/news/kazakhstans-brain-surgeons-say-they-have-caught-up-with-europe/",
  "/news/tags/",
  "/news/tags/neurosurgery/",
  "/news/authors/",
  "/news/subscribe/",
  "/news/ru/",
  "/news/kk/",
  "/news/kk/tags/",
];
const MOST_BYTES = 30_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const test = suite<{ browser: Browser; server: WebServer }>("the demo site in a browser");

test.before(async (context) => {
  context.server = await serve(await demoSite());
  context.browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

test.after(async ({ browser, server }) => {
  await browser.close();
  await server.close();
});

async function open(
  browser: Browser,
  width: number,
  colorScheme: "light" | "dark",
): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const said: string[] = [];
  page.on("console", (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`${page.url()}: ${error}`));
  return { page, said };
}

withProgram(test, "chromium", "chromium", () => {
  for (const [width, scheme] of [
    [320, "light"],
    [390, "dark"],
    [1280, "light"],
  ] as const) {
    test(`at ${width} pixels, ${scheme}: accessible, nothing cut off, no word in the console`, async ({
      browser,
      server,
    }) => {
      const { page, said } = await open(browser, width, scheme);
      for (const path of PAGES) {
        await page.goto(server.origin + path);
        const wide = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.is(wide, 0, `${path} scrolls sideways`);
        await page.evaluate(AXE);
        const violations = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map((found) => found.id + ' ' + found.nodes[0].html))",
        );
        assert.equal(violations, [], path);
      }
      assert.equal(said, []);
      await page.close();
    });
  }

  test("the documentation is searched by keyboard, and its menu opens on a phone", async ({
    browser,
    server,
  }) => {
    const { page, said } = await open(browser, 390, "light");
    await page.goto(`${server.origin}/docs/tags/`);
    await page.keyboard.press("/");
    await page.keyboard.type("time zone");
    await page.locator("#_results a").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/docs\/dates\//);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Tutorial" }).click();
    await page.waitForURL(/\/docs\/tutorial\/$/);
    assert.equal(said, []);
    await page.close();
  });

  test("by keyboard alone a reader skips to the entries and opens one, and always sees where the focus is", async ({
    browser,
    server,
  }) => {
    const { page } = await open(browser, 1280, "light");
    await page.goto(`${server.origin}/news/`);
    await page.keyboard.press("Tab");
    assert.match(String(await page.evaluate("document.activeElement.textContent")), /Skip/);
    await page.keyboard.press("Enter");
    const titles: string[] = [];
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(
        "(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle + ' ' + style.outlineWidth; })()",
      );
      assert.not.match(String(outline), /^none|\b0px/);
      titles.push(String(await page.evaluate("document.activeElement.textContent")));
      if (step === 0)
        assert.ok(await page.evaluate("document.querySelector('main').contains(document.activeElement)"));
    }
    await page.goto(`${server.origin}/news/`);
    await page.locator("main article a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/news\/[^/]+\/$/);
    await page.close();
  });

  test("a reader finds the feeds by autodiscovery, and they are feeds", async ({ browser, server }) => {
    const { page } = await open(browser, 1280, "light");
    for (const path of ["/news/", "/news/tags/neurosurgery/", "/news/apple-genome/"]) {
      await page.goto(server.origin + path);
      const links = (await page.evaluate(
        "[...document.querySelectorAll('link[rel~=alternate][type$=xml]')].map((link) => link.href)",
      )) as string[];
      assert.ok(links.length >= 2, path);
      for (const link of links) {
        const response = await fetch(link);
        assert.is(response.status, 200, link);
        const parsed = await itemsOf(await response.text());
        assert.ok((parsed["feedsmith"]?.length ?? 0) > 0, link);
      }
    }
    await page.close();
  });

  test("every page weighs less than 30 KB without its pictures", async ({ browser, server }) => {
    const { page } = await open(browser, 1280, "light");
    for (const path of PAGES.filter((one) => !one.startsWith("/docs/"))) {
      const bytes = await bytesOf(page, server.origin + path);
      assert.ok(bytes > 1000 && bytes < MOST_BYTES, `${path}: ${bytes} bytes`);
    }
    await page.close();
  });
});

test.run();
