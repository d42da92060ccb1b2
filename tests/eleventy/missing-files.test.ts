import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MissingFiles } from "../../plugins/eleventy/watch.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";

test("an entry that is deleted, renamed, or gone with its folder is missed once, and again when it came back", () => {
  const root = temporaryFolder();
  const files = ["a.md", "news/b.md", "news/deep/er/c.md"];
  writeFiles(root, { ...Object.fromEntries(files.map((file) => [file, ""])), "news/x.png": "" });
  const at = (file: string) => join(root, file);
  const missing = new MissingFiles(root, () => files);
  assert.is(missing.look(), false);
  rmSync(at("a.md"));
  assert.is(missing.look(), true);
  assert.is(missing.look(), false);
  renameSync(at("news/b.md"), at("news/deep/b.md"));
  assert.is(missing.look(), true);
  rmSync(at("news/x.png"));
  assert.is(missing.look(), false, "no entry");
  rmSync(at("news/deep"), { recursive: true });
  assert.is(missing.look(), true);
  assert.is(missing.look(), false);
  mkdirSync(at("news/deep/er"), { recursive: true });
  writeFileSync(at("news/deep/er/c.md"), "");
  assert.is(missing.look(), false);
  rmSync(at("news/deep/er/c.md"));
  assert.is(missing.look(), true);
});

test.run();
