import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

/** `npm start`: builds the demo site, prints the addresses that matter, and serves it until it is stopped. */
const port = process.env["PORT"] ?? "8080";
const eleventy = spawn(
  process.execPath,
  [
    "--import",
    "tsx",
    "node_modules/@11ty/eleventy/cmd.cjs",
    "--config=.eleventy.ts",
    "--quiet",
    "--serve",
    `--port=${port}`,
  ],
  { stdio: ["ignore", "pipe", "pipe"] },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => eleventy.kill(signal));
eleventy.on("exit", (code) => process.exit(code ?? 0));

let listed = false;
for (const stream of [eleventy.stdout, eleventy.stderr]) createInterface({ input: stream }).on("line", hear);

/** Passes on what Eleventy says; its server speaks on standard error. */
function hear(line: string): void {
  console.log(line);
  const server = /Server at (https?:\/\/[^\s/]+)/.exec(stripVTControlCharacters(line))?.[1];
  if (!server || listed) return;
  listed = true;
  sayWhere(server);
}

function sayWhere(server: string): void {
  const files = readdirSync("_site", { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => file.endsWith("index.html")).length;
  const feeds = files.filter((file) => /(feed\.xml|atom\.xml|feed\.json)$/.test(file)).length;
  console.log(`
The demo site is ready: ${pages} pages and ${feeds} feeds.

  Home           ${server}/
  News           ${server}/news/
  A tag          ${server}/news/tags/neurosurgery/
  All feeds      ${server}/news/subscribe/
  RSS            ${server}/news/feed.xml
  Documentation  ${server}/docs/

Edit a file in src/news/, and the page reloads. To stop, press Ctrl+C.`);
}
