import { existsSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { tellHub } from "../../plugins/cli/ping/tell-hub.ts";
import { build, newsroom, newsroomProcess, read, STACK, site } from "./command-line.ts";

/** A hub on this machine: keeps what it is told, and answers as a test wants. */
class Hub {
  readonly told: { mode: string | null; url: string | null; type: string | undefined }[] = [];
  answer: (count: number) => number | "never" = () => 204;
  readonly #server: Server;
  #count = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        const form = new URLSearchParams(body);
        const status = this.answer(++this.#count);
        if (status === "never") return;
        if (status < 300)
          this.told.push({
            mode: form.get("hub.mode"),
            url: form.get("hub.url"),
            type: request.headers["content-type"],
          });
        response
          .writeHead(status, status === 301 ? { location: "https://moved.example/" } : {})
          .end(status < 300 ? "" : "no such topic");
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function withHub(run: (hub: Hub, address: string) => Promise<void>): Promise<void> {
  const hub = new Hub();
  const address = await hub.start();
  try {
    await run(hub, address);
  } finally {
    hub.stop();
  }
}

const FILES = {
  "src/news/rain.md": "---\ntitle: Rain\ndate: 2021-05-05\ntags: [Weather]\n---\nIt rained.\n",
  "src/news/sun.txt": "date 2021-05-06 Sun\ntags Summer\n\nIt shone.\n",
};
const SITE_FEEDS = ["atom.xml", "feed.json", "feed.xml"].map((name) => `https://news.example/news/${name}`);
const SUMMER_FEEDS = ["atom.xml", "feed.json", "feed.xml"].map(
  (name) => `https://news.example/news/tags/summer/${name}`,
);

test("the hub is told once of every feed, then only of those that an edit changed", async () => {
  const folder = site(FILES);
  await build(folder);
  await withHub(async (hub, address) => {
    const first = await newsroomProcess(folder, ["ping", "--hub", address]);
    assert.is(first.code, 0, first.err);
    assert.is(hub.told.length, 9);
    assert.ok(
      hub.told.every(
        ({ mode, type }) => mode === "publish" && type?.startsWith("application/x-www-form-urlencoded"),
      ),
    );

    const again = await newsroom(folder, ["ping", "--hub", address]);
    assert.is(again.code, 0);
    assert.match(again.out, "None of 9 feeds has changed");
    assert.is(hub.told.length, 9);

    writeFileSync(
      join(folder, "src/news/sun.txt"),
      "date 2021-05-06 Sun\ntags Summer\n\nIt shone brightly.\n",
    );
    await build(folder);
    const before = read(folder, ".newsroom/ping.json");
    const trial = await newsroom(folder, ["ping", "--hub", address, "--dry-run"]);
    assert.is(trial.code, 0);
    assert.match(trial.out, `would tell ${address} of ${SITE_FEEDS[0]}`);
    assert.is(hub.told.length, 9);
    assert.is(read(folder, ".newsroom/ping.json"), before);

    await newsroom(folder, ["ping", "--hub", address]);
    assert.equal(
      hub.told
        .slice(9)
        .map(({ url }) => url)
        .sort(),
      [...SITE_FEEDS, ...SUMMER_FEEDS].sort(),
    );
  });
});

test("a feed that the hub refuses is named with its reason, ends with exit code 1, and is told of again the next time", async () => {
  await withHub(async (hub, address) => {
    const folder = site(
      { "src/news/rain.md": "---\ntitle: Rain\ndate: 2021-05-05\n---\nIt rained.\n" },
      `feeds: { hub: "${address}" },`,
    );
    await build(folder);
    hub.answer = (count) => (count === 1 ? 404 : 202);
    const first = await newsroom(folder, ["ping", "--manifest", "kept/feeds.json"]);
    assert.is(first.code, 1);
    assert.match(first.err, "the hub answered 404: no such topic");
    assert.not.match(first.err, STACK);
    assert.is(hub.told.length, 2);
    assert.ok(existsSync(join(folder, "kept/feeds.json")));
    const second = await newsroom(folder, ["ping", "--manifest", "kept/feeds.json"]);
    assert.is(second.code, 0);
    assert.is(new Set(hub.told.map(({ url }) => url)).size, 3);
    assert.is(hub.told.length, 3);
  });
});

test("a hub that is busy or silent is asked again, one that refuses or has moved is not", async () => {
  const patience = { attempts: 3, timeout: 200, backOff: 5 };
  await withHub(async (hub, address) => {
    const ask = () => tellHub(address, "https://news.example/feed.xml", patience);
    hub.answer = (count) => (count < 3 ? 503 : 200);
    assert.equal(await ask(), { feed: "https://news.example/feed.xml", attempts: 3, reason: undefined });
    hub.answer = () => 500;
    assert.is((await ask()).attempts, 3);
    hub.answer = () => 400;
    assert.is((await ask()).attempts, 1);
    hub.answer = () => 301;
    assert.match((await ask()).reason ?? "", "moved to https://moved.example/");
    hub.answer = () => "never";
    assert.match((await ask()).reason ?? "", "did not answer within 0.2 seconds");
  });
  const gone = await tellHub("http://127.0.0.1:1/", "https://news.example/feed.xml", {
    ...patience,
    attempts: 1,
  });
  assert.match(gone.reason ?? "", "could not be reached");
});

test("without a hub, or with one that is no address, ping says what to give and ends with exit code 2", async () => {
  const folder = site(FILES);
  const none = await newsroom(folder, ["ping"]);
  assert.is(none.code, 2);
  assert.match(none.err, "--hub");
  const wrong = await newsroom(folder, ["ping", "--hub", "hub.example"]);
  assert.is(wrong.code, 2);
  const unbuilt = await newsroom(folder, ["ping", "--hub", "https://hub.example/"]);
  assert.is(unbuilt.code, 1);
  assert.match(unbuilt.err, "[output-missing]");
});

test("a list of feeds that cannot be read counts as none, feeds that a hub refuses stay to be told, and a busy hub is asked again", async () => {
  await withHub(async (hub, address) => {
    const rain = "src/news/rain.txt";
    const folder = site(
      { [rain]: "date 2021-05-05 Rain\n\nIt rained.\n", "kept.json": "not a list" },
      `feeds: { hub: "${address}" },`,
    );
    await build(folder);
    const ping = () => newsroom(folder, ["ping", "--manifest", "kept.json"]);
    hub.answer = (count) => (count === 1 ? 503 : 204);
    const first = await ping();
    assert.is(first.code, 0, first.err);
    assert.match(
      first.err,
      "kept.json is no list of feeds of an earlier ping: every feed counts as changed.",
    );
    assert.match(first.out, "(after 2 requests)");
    assert.is(hub.told.length, 3);

    writeFileSync(join(folder, rain), "date 2021-05-05 Rain\n\nIt poured.\n");
    await build(folder);
    hub.answer = () => 404;
    const refused = await ping();
    assert.is(refused.code, 1);
    assert.match(refused.err, "The hub did not take 3 feeds; the next ping tells of them again.");
    hub.answer = () => 204;
    assert.is((await ping()).code, 0);
    assert.is(hub.told.length, 6);
  });
});

test.run();
