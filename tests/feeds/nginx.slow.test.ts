import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nginxSnippet } from "../../plugins/feeds/web-server.ts";
import { demoSite } from "../helpers/demo.ts";
import { withProgram } from "../helpers/programs.ts";

/** A real nginx on loopback serves the demo site with the snippet that the documentation gives. */
const test = suite<{ base: string; folder: string; nginx: ChildProcess }>("nginx");
const BASES = [
  "/news/",
  "/news/tags/kazakhstan/",
  "/news/ru/",
  "/news/archive/1/",
  "/news/tags/%E6%97%A5%E6%9C%AC/",
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

withProgram(test as never, "nginx", "nginx-light", (nginx) => {
  test.before(async (world) => {
    world.folder = mkdtempSync(join(tmpdir(), "newsroom-nginx-"));
    const root = await demoSite();
    const port = await freePort();
    world.base = `http://127.0.0.1:${port}`;
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${world.folder}/${name};`)
      .join(" ");
    writeFileSync(
      join(world.folder, "nginx.conf"),
      `daemon off; master_process off; pid ${world.folder}/pid; error_log ${world.folder}/error.log;
events { }
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${root}; ${nginxSnippet("/news/")} } }`,
    );
    world.nginx = spawn(
      nginx,
      ["-p", world.folder, "-e", join(world.folder, "error.log"), "-c", join(world.folder, "nginx.conf")],
      { stdio: "ignore" },
    );
    for (let attempt = 0; attempt < 100; attempt++) {
      if (
        await fetch(world.base).then(
          () => true,
          () => false,
        )
      )
        return;
      await wait(50);
    }
    throw new Error("nginx did not start");
  });

  test.after((world) => {
    world.nginx?.kill();
    rmSync(world.folder, { recursive: true, force: true });
  });

  for (const base of BASES) {
    for (const [file, type] of [
      ["feed.xml", "application/xml; charset=utf-8"],
      ["atom.xml", "application/xml; charset=utf-8"],
      ["feed.json", "application/feed+json; charset=utf-8"],
    ]) {
      test(`${base}${file} comes with its media type, and as 304 while it is unchanged`, async (world) => {
        await checkAnswers(`${world.base}${base}${file}`, type);
      });
    }
  }

  test("the list of feeds comes with its media type, and as 304 while it is unchanged", async (world) => {
    await checkAnswers(`${world.base}/news/feeds.opml`, "text/x-opml; charset=utf-8");
  });

  test("other files of the site are served as before", async (world) => {
    const page = await fetch(`${world.base}/news/sitemap.xml`);
    assert.is(page.status, 200);
    assert.is(page.headers.get("cache-control"), null);
  });
});

async function checkAnswers(address: string, type: string | undefined): Promise<void> {
  const first = await fetch(address);
  assert.is(first.status, 200);
  assert.is(first.headers.get("content-type"), type);
  assert.is(first.headers.get("cache-control"), "public, max-age=0, must-revalidate");
  assert.is(first.headers.get("x-content-type-options"), "nosniff");
  assert.ok((await first.text()).length > 100);
  const conditions = {
    "if-none-match": first.headers.get("etag") ?? "",
    "if-modified-since": first.headers.get("last-modified") ?? "",
  };
  for (const [condition, value] of Object.entries(conditions)) {
    assert.ok(value, condition);
    const second = await fetch(address, { headers: { [condition]: value } });
    assert.is(second.status, 304, condition);
    assert.is((await second.text()).length, 0);
  }
}

test.run();
