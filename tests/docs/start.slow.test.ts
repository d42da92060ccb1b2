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

test("npm start builds the demo site, serves it, and prints the addresses that matter in about a dozen lines", async () => {
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
      if (line.includes("Ctrl+C")) break;
    }
    const addresses = lines.flatMap((line) => /^[A-Z].*\s(http:\S+)$/.exec(line)?.[1] ?? []);
    const paths = addresses.map((address) => new URL(address).pathname);
    for (const path of ["/", "/news/", "/news/tags/neurosurgery/", "/news/feed.xml", "/docs/"])
      assert.ok(paths.includes(path), path);
    for (const address of addresses) {
      assert.is(new URL(address).port, String(port));
      assert.is((await fetch(address)).status, 200, address);
    }
    assert.ok(lines.length <= 20, lines.join("\n"));
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
});

test.run();
