import type { Page } from "playwright-core";

/** Opens a page and counts the bytes of its HTML, CSS and JavaScript. */
export async function bytesOf(page: Page, address: string): Promise<number> {
  const loaded: Promise<Buffer>[] = [];
  page.removeAllListeners("response");
  page.on("response", (response) => {
    if (/html|css|javascript/.test(response.headers()["content-type"] ?? "")) loaded.push(response.body());
  });
  await page.goto(address, { waitUntil: "load" });
  return (await Promise.all(loaded)).reduce((sum, body) => sum + body.length, 0);
}
