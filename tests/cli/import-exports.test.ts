import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { newsroom } from "./command-line.ts";

const WORDPRESS = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title>
<wp:wxr_version>1.2</wp:wxr_version>
<item><title>Secret plan</title><pubDate>Tue, 05 May 2020 04:30:00 +0000</pubDate><guid>https://old.example/?p=12</guid>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`;

const bloggerEntry = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:blogger.com,1999:blog-1.post-2</id><title>Nice post!</title>
<published>2020-05-05T10:00:00Z</published><content type="html">I agree.</content>${inside}</entry></feed>`;

const EXPORTS = {
  "wordpress.xml": WORDPRESS,
  "blogger.xml": bloggerEntry(
    '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#comment"/>',
  ),
  "takeout.atom": bloggerEntry("<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>"),
  "drafts.xml": bloggerEntry("<app:control><app:draft>yes</app:draft></app:control>"),
};

test("exports with drafts, deleted posts and comments are refused, and nothing of them is written", async () => {
  for (const [name, text] of Object.entries(EXPORTS)) {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: text });
    const ran = await newsroom(folder, ["import", name, "--to", "news"]);
    assert.is(ran.code, 1, name);
    assert.match(ran.err, "[feed-unreadable]");
    assert.match(ran.err, "an export of");
    assert.not(existsSync(join(folder, "news")), name);
  }
});

test("a file with front matter is an entry already, not a plain-text entry that the date in its name makes", async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "2020-05-05-bridge.md"), "---\nlayout: post\ntitle: Bridge\n---\nText.\n");
  const ran = await newsroom(folder, ["import", "2020-05-05-bridge.md", "--to", "news"]);
  assert.is(ran.code, 1);
  assert.match(ran.err, "has front matter");
  assert.not(existsSync(join(folder, "news")));
});

test.run();
