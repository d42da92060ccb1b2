import { test } from "uvu";
import * as assert from "uvu/assert";
import { oldAddress } from "../../plugins/cli/import/old-address.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const REFUSED = [
  "/robots.txt",
  "/ROBOTS.TXT",
  "robots.txt",
  "/%72obots.txt",
  "/.htaccess",
  "/news/.htaccess",
  "/sw.js",
  "/_worker.js",
  "/_worker.js/",
  "/_redirects",
  "/_headers/",
  "/news/a.php",
  "/a.php/",
  "/.well-known/security.txt",
  "/.well-known/a/",
  "/%2ewell-known/a/",
  "/",
  "/index.html",
  "//",
  "/404.html",
  "/feed.xml",
  "/ads.txt",
  "/CNAME",
  "/manifest.webmanifest",
];
const ALLOWED = ["/news/a/", "/a.html", "/2021/05/old-post.htm", "/news/v1.2/", "/news/node.js-in-short/"];

test("a plain-text entry gets the address of a page or none", async () => {
  const files = (permalink: string) => ({
    "src/news/r.txt": `date 2021-05-05 Nothing to see\npermalink ${permalink}\n\nUser-agent: *\n`,
  });
  for (const permalink of REFUSED) {
    const error = await buildError(files(permalink));
    assert.match(error, "[permalink-invalid]");
    assert.match(error, "./src/news/r.txt:2");
  }
  for (const permalink of ALLOWED) {
    const site = await buildSite(files(permalink));
    assert.ok(site.has(permalink), permalink);
  }
});

test("with onInvalid: skip, no file is written at such an address", async () => {
  const site = await buildSite(
    {
      "src/news/r.txt": "date 2021-05-05 Nothing to see\npermalink /robots.txt\n\nUser-agent: *\n",
      "src/news/s.txt": "date 2021-05-05 Something\n\nText.\n",
    },
    { options: { onInvalid: "skip" } },
  );
  assert.not.ok(site.has("/robots.txt"));
  assert.ok(site.has("/news/something/"));
  assert.match(site.logs.join("\n"), "[permalink-invalid]");
});

test("an imported entry keeps an old address only where it is that of a page", () => {
  const home = "https://old.example/";
  for (const path of REFUSED.filter((one) => one.startsWith("/") && one !== "/CNAME"))
    assert.is(oldAddress(`https://old.example${path}`, home), undefined, path);
  for (const path of ALLOWED) assert.is(oldAddress(`https://old.example${path}`, home), path);
});

test.run();
