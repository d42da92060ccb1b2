import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newsroomProcess } from "../cli/command-line.ts";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { entry } from "../helpers/entries.ts";
import { type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";

/*
 * A build and `import` open no connection and ask for no name: every way to do so is denied, and written down, since a
 * program may catch what it is thrown.
 */

const NO_NETWORK = `import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
const require = createRequire(import.meta.url);
const deny = (what) => function denied(...given) {
  appendFileSync(process.env.NETWORK_TRIED, what + "\\n");
  throw new Error("The network is denied: " + what);
};
const { Socket } = require("node:net");
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  const [options] = given.flat();
  // A pipe of the machine is no network: the loader of TypeScript has one.
  if (typeof options?.path === "string" || (typeof options === "string" && !/^\\d+$/.test(options))) return connect.apply(this, given);
  return deny("socket")();
};
for (const dns of [require("node:dns"), require("node:dns").promises])
  for (const from of [dns, dns.Resolver.prototype])
    for (const name of Object.getOwnPropertyNames(from))
      if (/^(?:lookup|resolve|reverse)/.test(name) && typeof from[name] === "function") from[name] = deny("dns." + name);
// Another program would not know of this: none is begun but that of the loader of TypeScript.
const processes = require("node:child_process");
const { spawn } = processes.ChildProcess.prototype;
processes.ChildProcess.prototype.spawn = function (options) {
  return /\\besbuild$/.test(options.file) ? spawn.call(this, options) : deny("process " + options.file)();
};
for (const name of ["spawnSync", "execSync", "execFileSync"]) processes[name] = deny("process");
require("node:dgram").createSocket = deny("dgram");
for (const name of ["fetch", "WebSocket", "EventSource"]) if (name in globalThis) globalThis[name] = deny(name);
syncBuiltinESMExports();
`;

/** A folder with a site, and the environment in which a process may not use the network. */
function offlineSite(files: Files) {
  const folder = temporaryFolder();
  const tried = join(folder, "tried.txt");
  writeFiles(folder, { "package.json": '{"type":"module"}', "no-network.mjs": NO_NETWORK, ...files });
  const guard = pathToFileURL(join(folder, "no-network.mjs")).href;
  const environment = { NODE_OPTIONS: `--import=${guard}`, NETWORK_TRIED: tried };
  return { folder, environment, tried: () => (existsSync(tried) ? readFileSync(tried, "utf8") : "") };
}

const config = (
  render: string,
  before = "",
) => `import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default async function (eleventyConfig) {
  ${before}
  eleventyConfig.addPlugin(newsroom, {
    site: { url: "https://news.example/", title: "The Example", image: "https://cdn.example/a.png" },
    entries: { render: ${JSON.stringify(render)} },
    feeds: { hub: "https://hub.example/", archive: true },
  });
  return { dir: { input: "src" } };
}
`;

/** Entries that name what could be fetched; so many that a thread of its own renders them. */
const ENTRIES: Files = Object.fromEntries(
  Array.from({ length: 220 }, (_, index) => [
    `src/news/n${index}.md`,
    entry(
      `title: N${index}\ndate: 2021-05-05\nimage: https://cdn.example/${index}.png\naudio: https://cdn.example/${index}.mp3`,
      "![a](https://cdn.example/b.png) <iframe src='https://www.youtube.com/embed/x'></iframe>",
    ),
  ]),
);

for (const lane of ["templates", "direct"] as const) {
  test(`${lane}: a build uses no network`, async () => {
    const { folder, environment, tried } = offlineSite({ ...ENTRIES, "eleventy.config.js": config(lane) });
    const { status, output } = await runEleventy(folder, ["--quiet"], environment);
    assert.is(status, 0, output);
    assert.ok(existsSync(join(folder, "_site/news/n219/index.html")));
    assert.is(tried(), "");
  });
}

/** Ways to the network, by what is written down when one is tried. */
const WAYS: Record<string, string> = {
  fetch: 'await fetch("http://127.0.0.1:1/");',
  socket: 'const { connect } = await import("node:net"); connect(1, "127.0.0.1");',
  "socket of http":
    'const { get } = await import("node:http"); get("http://127.0.0.1:1/").on("error", () => {});',
  "socket of https":
    'const { get } = await import("node:https"); get("https://127.0.0.1:1/").on("error", () => {});',
  "socket of http2":
    'const { connect } = await import("node:http2"); connect("http://127.0.0.1:1/").on("error", () => {});',
  "dns.lookup": 'const { lookup } = await import("node:dns"); lookup("news.example", () => {});',
  "dns.resolve4":
    'const { Resolver } = await import("node:dns/promises"); await new Resolver().resolve4("news.example");',
  dgram: 'const { createSocket } = await import("node:dgram"); createSocket("udp4");',
  "process curl":
    'const { execFile } = await import("node:child_process"); execFile("curl", ["http://127.0.0.1:1/"]);',
  process: 'const { execSync } = await import("node:child_process"); execSync("curl http://127.0.0.1:1/");',
  "fetch of a thread": `const { Worker } = await import("node:worker_threads");
    const thread = new Worker(new URL('data:text/javascript,fetch("http://127.0.0.1:1/")'));
    await new Promise((resolve) => thread.on("error", resolve).on("exit", resolve));`,
};

test("every way to the network is denied where a site asks for it", async () => {
  const { folder, environment, tried } = offlineSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
    "eleventy.config.js": config(
      "templates",
      Object.values(WAYS)
        .map((code) => `try { ${code} } catch {}`)
        .join("\n"),
    ),
  });
  await runEleventy(folder, ["--quiet"], environment);
  const names = Object.keys(WAYS).map((way) => way.replace(/ of .*/, ""));
  assert.equal(tried().trimEnd().split("\n"), names);
});

test("import uses no network, whatever addresses and entities a feed has", async () => {
  const { folder, environment, tried } = offlineSite({
    "old.xml": `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>
<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY x SYSTEM "http://127.0.0.1:1/x"><!ENTITY % p SYSTEM "http://127.0.0.1:1/p">%p;]>
<rss><channel><link>http://127.0.0.1:1/</link><item><title>T &x;</title><guid>1</guid><pubDate>2021-05-05</pubDate>
<link>http://127.0.0.1:1/a</link><enclosure url="http://127.0.0.1:1/a.mp3" type="audio/mpeg"/>
<description>&lt;img src="http://127.0.0.1:1/a.png"></description></item></channel></rss>`,
    "old.json": JSON.stringify({
      feed_url: "http://127.0.0.1:1/",
      next_url: "http://127.0.0.1:1/2",
      items: [
        { id: "2", date_published: "2021-05-05", image: "http://127.0.0.1:1/a.png", content_html: "a" },
      ],
    }),
  });
  const args = ["import", "old.xml", "old.json", "--to", "news"];
  const ran = await newsroomProcess(folder, args, environment);
  assert.is(ran.code, 0, ran.err);
  assert.match(ran.out, "Wrote 2 entries");
  assert.is(tried(), "");
});

test.run();
