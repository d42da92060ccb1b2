import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { EntryListing } from "../../plugins/eleventy/deletions.ts";
import { type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";

/** A folder whose files have lain there for some time, with a listing of its entries. */
function listed(files: Files, tops = ["news/"]) {
  const root = temporaryFolder();
  writeFiles(root, files);
  for (const folder of ["news", "news/deep", "news/deep/er"]) {
    mkdirSync(join(root, folder), { recursive: true });
    utimesSync(join(root, folder), 1000, 1000);
  }
  const listing = new EntryListing(root, tops, (below) => below.endsWith(".md"));
  return { listing, at: (path: string) => join(root, path) };
}

test("an entry that is deleted, renamed, or gone with its folder is missed once", () => {
  const { listing, at } = listed({
    "news/a.md": "",
    "news/b.md": "",
    "news/deep/er/c.md": "",
    "news/x.png": "",
  });
  assert.is(listing.lookAgain(), false);
  rmSync(at("news/a.md"));
  assert.is(listing.lookAgain(), true);
  assert.is(listing.lookAgain(), false);
  renameSync(at("news/b.md"), at("news/deep/b.md"));
  assert.is(listing.lookAgain(), true);
  rmSync(at("news/x.png"));
  assert.is(listing.lookAgain(), false, "no entry");
  rmSync(at("news/deep"), { recursive: true });
  assert.is(listing.lookAgain(), true);
  assert.is(listing.lookAgain(), false);
});

test("an entry that came and went within a moment is missed, in a folder that came too, and when all come back", () => {
  const { listing, at } = listed({ "news/a.md": "" });
  mkdirSync(at("news/new"));
  // To some file systems all of this is one moment.
  const moment = new Date();
  const within = (change: () => void) => {
    change();
    utimesSync(at("news/new"), moment, moment);
  };
  within(() => writeFileSync(at("news/new/b.md"), ""));
  assert.is(listing.lookAgain(), false);
  within(() => rmSync(at("news/new/b.md")));
  assert.is(listing.lookAgain(), true);
  rmSync(at("news"), { recursive: true });
  assert.is(listing.lookAgain(), true);
  mkdirSync(at("news"));
  writeFileSync(at("news/a.md"), "");
  assert.is(listing.lookAgain(), false);
  rmSync(at("news/a.md"));
  assert.is(listing.lookAgain(), true);
});

test("where entries lie anywhere, packages and hidden folders are not looked into", () => {
  const { listing, at } = listed({ "a.md": "", "node_modules/p/b.md": "", ".git/c.md": "" }, [""]);
  rmSync(at("node_modules"), { recursive: true });
  rmSync(at(".git"), { recursive: true });
  assert.is(listing.lookAgain(), false);
  rmSync(at("a.md"));
  assert.is(listing.lookAgain(), true);
});

test.run();
