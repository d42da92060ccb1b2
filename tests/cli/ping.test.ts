import { existsSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as NetServer,
  type Socket,
} from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Limits, type Ping, pingHub } from "../../plugins/cli/ping/ping-hub.ts";
import { build, newsroom, newsroomChild, newsroomProcess, read, STACK, site } from "./command-line.ts";

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
        response.writeHead(status, {}).end(status < 300 ? "" : "no such topic");
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
    assert.match(again.out, "None of 9 feeds changed");
    assert.is(hub.told.length, 9);

    writeFileSync(
      join(folder, "src/news/sun.txt"),
      "date 2021-05-06 Sun\ntags Summer\n\nIt shone brightly.\n",
    );
    await build(folder);
    const before = read(folder, ".newsroom/ping.json");
    const trial = await newsroom(folder, ["ping", "--hub", address, "--dry-run"]);
    assert.is(trial.code, 0);
    assert.match(trial.out, `would ping ${address} for ${SITE_FEEDS[0]}`);
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

const LIMITS: Limits = {
  attempts: 3,
  requestTime: 300,
  hubTime: 5000,
  backOff: 5,
  failures: 5,
  refusals: 20,
  redirects: 3,
  answer: 64 * 1024,
  parallel: 4,
};
const FEED = "https://news.example/feed.xml";

async function pings(hub: string, feeds: readonly string[], limits: Partial<Limits> = {}): Promise<Ping[]> {
  const all: Ping[] = [];
  await pingHub(hub, feeds, (ping) => all.push(ping), { ...LIMITS, ...limits });
  return all;
}

test("a hub that is busy or silent is asked again, one that refuses is not", async () => {
  await withHub(async (hub, address) => {
    const ask = async () => (await pings(address, [FEED]))[0];
    hub.answer = (count) => (count < 3 ? 503 : 200);
    assert.equal(await ask(), { feed: FEED, attempts: 3, failure: undefined });
    hub.answer = () => 500;
    assert.is((await ask())?.attempts, 3);
    hub.answer = () => 400;
    assert.is((await ask())?.attempts, 1);
    hub.answer = () => "never";
    assert.match((await ask())?.failure ?? "", "did not answer within 0.3 seconds");
  });
  const [gone] = await pings("http://127.0.0.1:1/", [FEED], { attempts: 1 });
  assert.match(gone?.failure ?? "", "could not be reached");
});

/** A server that does what a test wants, on a port of its own. */
async function withServer(
  listener: RequestListener | ((socket: Socket) => void),
  kind: "http" | "tcp",
  run: (address: string) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server: NetServer =
    kind === "http"
      ? createServer(listener as RequestListener)
      : createTcpServer(listener as (socket: Socket) => void);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

test("a redirect is followed as a POST, three times at most, and never to another kind of address", async () => {
  const seen: string[] = [];
  const moves = (target: (path: string) => string) =>
    withServer(
      (request, response) => {
        seen.push(`${request.method} ${request.url}`);
        const to = target(request.url ?? "");
        response.writeHead(to === "" ? 204 : 302, to === "" ? {} : { location: to }).end();
      },
      "http",
      async (address) => {
        [last] = await pings(address, [FEED]);
      },
    );
  let last: Ping | undefined;
  await moves((path) => (path === "/a/b" ? "" : path === "/a" ? "/a/b" : "/a"));
  assert.is(last?.failure, undefined);
  assert.equal(seen, ["POST /", "POST /a", "POST /a/b"]);
  seen.length = 0;
  await moves(() => "/again");
  assert.match(last?.failure ?? "", "redirected more than 3 times");
  assert.is(seen.length, 4);
  await moves(() => "file:///etc/passwd");
  assert.match(last?.failure ?? "", "answered 302: file:///etc/passwd");
});

test("an endless answer, one that drips and one that is no HTTP end within the limits", async () => {
  await withServer(
    (_request, response) => {
      response.writeHead(400);
      const more = () => {
        while (response.write(Buffer.alloc(1 << 20, "a")));
      };
      response.on("drain", more);
      more();
    },
    "http",
    async (address) => {
      const before = process.memoryUsage().rss;
      const [ping] = await pings(address, [FEED], { requestTime: 10_000 });
      assert.match(ping?.failure ?? "", /answered 400: a{200}$/);
      assert.is(ping?.attempts, 1);
      assert.ok(process.memoryUsage().rss - before < 60e6);
    },
  );
  await withServer(
    (socket: Socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("X-A: b\r\n"), 50);
      socket.on("close", () => clearInterval(drip)).on("error", () => clearInterval(drip));
    },
    "tcp",
    async (address) => {
      const [ping] = await pings(address, [FEED], { attempts: 1 });
      assert.match(ping?.failure ?? "", "did not answer within 0.3 seconds");
    },
  );
  await withServer(
    (socket: Socket) => void socket.end("SSH-2.0-x\r\n".repeat(1000)),
    "tcp",
    async (address) => {
      const [ping] = await pings(address, [FEED], { attempts: 1 });
      assert.match(ping?.failure ?? "", "could not be reached");
    },
  );
});

test("a hub that fails gets only a few of many feeds, one that is slow no more than its time", async () => {
  const feeds = Array.from({ length: 600 }, (_, index) => `${FEED}?${index}`);
  const unsent = ({ attempts }: Ping) => attempts === 0;
  await withHub(async (hub, address) => {
    let requests = 0;
    hub.answer = (count) => {
      requests = count;
      return 503;
    };
    const failed = await pings(address, feeds);
    assert.is(failed.length, 600);
    assert.ok(requests <= 8 * LIMITS.attempts, String(requests));
    assert.match(failed.find(unsent)?.failure ?? "", /the hub failed for \d feeds/);
    hub.answer = (count) => {
      requests = count;
      return 403;
    };
    requests = 0;
    const before = requests;
    const refused = await pings(address, feeds);
    assert.match(refused.find(unsent)?.failure ?? "", /the hub refused \d+ feeds/);
    assert.ok(requests - before < 70);
    hub.answer = () => "never";
    const start = performance.now();
    const slow = await pings(address, feeds, { hubTime: 500, failures: 1000 });
    assert.ok(performance.now() - start < 2000);
    assert.match(slow.find(unsent)?.failure ?? "", "took longer than 0.5 seconds");
    assert.is(slow.length, 600);
  });
});

test("feeds that a hub has no use for do not keep the others from it", async () => {
  const feeds = Array.from({ length: 40 }, (_, index) => `${FEED}?${index}`);
  await withHub(async (hub, address) => {
    hub.answer = (count) => (count === 3 || count > 30 ? 204 : 404);
    const all = await pings(address, feeds);
    assert.is(all.filter(({ failure }) => failure === undefined).length, 11);
  });
});

test("what a hub has accepted is saved at once: a killed ping does not send it again", async () => {
  await withHub(async (hub, address) => {
    const folder = site(FILES, `feeds: { hub: "${address}" },`);
    await build(folder);
    hub.answer = (count) => (count <= 5 ? 204 : "never");
    const child = newsroomChild(folder, ["ping"]);
    const ended = new Promise((resolve) => child.on("close", resolve));
    const path = join(folder, ".newsroom/ping.json");
    const saved = () =>
      existsSync(path) ? Object.keys(JSON.parse(read(folder, ".newsroom/ping.json"))) : [];
    for (let i = 0; i < 300 && saved().length < 5; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGKILL");
    await ended;
    assert.is(saved().length, 5);
    hub.answer = () => 204;
    hub.told.length = 0;
    const second = await newsroom(folder, ["ping"]);
    assert.is(second.code, 0, second.err);
    assert.is(hub.told.length, 4);
  });
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
      "kept.json isn't a list of feeds saved by an earlier ping: every feed counts as changed.",
    );
    assert.match(first.out, "(after 2 requests)");
    assert.is(hub.told.length, 3);

    writeFileSync(join(folder, rain), "date 2021-05-05 Rain\n\nIt poured.\n");
    await build(folder);
    hub.answer = () => 404;
    const refused = await ping();
    assert.is(refused.code, 1);
    assert.match(refused.err, "The hub didn't accept 3 feeds. The next ping tries again.");
    hub.answer = () => 204;
    assert.is((await ping()).code, 0);
    assert.is(hub.told.length, 6);
  });
});

test.run();
