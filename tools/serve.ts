import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

/** `npm start`: builds the demo site, says where everything is, and serves it until it is stopped. */
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
  const files = readdirSync("_site", { recursive: true, encoding: "utf8" }).map(
    (file) => `/${file.replaceAll("\\", "/")}`,
  );
  const pages = files
    .filter((file) => file.endsWith("/index.html"))
    .map((file) => file.slice(0, -"index.html".length));
  const feeds = files.filter((file) => /\/(feed\.xml|atom\.xml|feed\.json|feeds\.opml)$/.test(file));
  say("Pages", server, pages);
  say("Feeds", server, feeds);
  console.log(
    `\nThe newsroom is at ${server}/news/ and its feeds are explained at ${server}/news/subscribe/. Stop with Ctrl+C.`,
  );
}

function say(title: string, server: string, addresses: string[]): void {
  console.log(`\n${title} (${addresses.length})`);
  for (const address of addresses.sort()) console.log(`  ${server}${encodeURI(address)}`);
}
