import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { nginxSnippet } from "../../plugins/feeds/web-server.ts";
import { channel, context, entry } from "./feed-fixtures.ts";

/** A real nginx on loopback serves feeds with the snippet that the plugin ships. */
const test = suite<{ base: string; folder: string; nginx: ChildProcess }>("nginx");
const NGINX = "/usr/sbin/nginx";
const BASES = ["/news/", "/news/tags/%E6%97%A5%E6%9C%AC/"];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

if (!existsSync(NGINX)) {
  console.log("nginx is not installed: its tests are skipped");
  test("nginx is installed where a skipped test is a failure", () =>
    assert.not(process.env["CI"], "install nginx"));
} else {
  test.before(async (world) => {
    world.folder = mkdtempSync(join(tmpdir(), "newsroom-nginx-"));
    const root = join(world.folder, "site");
    const entries = [entry()];
    for (const base of BASES) {
      for (const file of documentsOf(channel(entries, { base }), context(entries))) {
        mkdirSync(join(root, file.href, ".."), { recursive: true });
        writeFileSync(join(root, file.href), file.render());
      }
    }
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
      NGINX,
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
    world.nginx.kill();
    rmSync(world.folder, { recursive: true, force: true });
  });

  for (const base of BASES) {
    for (const [file, type] of [
      ["feed.xml", "application/xml; charset=utf-8"],
      ["atom.xml", "application/xml; charset=utf-8"],
      ["feed.json", "application/feed+json; charset=utf-8"],
    ]) {
      test(`${base}${file} comes with its media type, and as 304 while it is unchanged`, async ({
        base: origin,
      }) => {
        const first = await fetch(`${origin}${base}${file}`);
        assert.is(first.status, 200);
        assert.is(first.headers.get("content-type"), type);
        assert.is(first.headers.get("cache-control"), "public, max-age=0, must-revalidate");
        assert.ok((await first.text()).length > 100);
        const known = { "if-none-match": first.headers.get("etag") ?? "" };
        const second = await fetch(`${origin}${base}${file}`, { headers: known });
        assert.is(second.status, 304);
        assert.is((await second.text()).length, 0);
      });
    }
  }
}

test.run();
