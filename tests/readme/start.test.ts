import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { PROJECT } from "../helpers/command-line.ts";

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

test("npm start builds the demo site, says where every page and feed is, and serves it", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "tools/serve.ts"], {
    cwd: PROJECT,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const lines: string[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line.trim());
      if (line.startsWith("The newsroom is at")) break;
    }
    const origin = `http://localhost:${port}`;
    for (const path of [
      "/news/",
      "/news/tags/neurosurgery/",
      "/news/feed.xml",
      "/news/tags/neurosurgery/atom.xml",
    ]) {
      assert.ok(lines.includes(origin + path), path);
      assert.is((await fetch(origin + path)).status, 200, path);
    }
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
});

test.run();
