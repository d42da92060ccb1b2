import { test } from "uvu";
import * as assert from "uvu/assert";
import { newsroom, newsroomProcess, site } from "./command-line.ts";
import { builtAt, dueAt } from "./due-helpers.ts";

const NOW = Date.parse("2021-05-06T12:00:00Z") / 1000;
const FILES = {
  "src/news/old.md": "---\ntitle: Old\ndate: 2021-01-01\nexpires: 2021-05-08T10:00:00+06:00\n---\nx\n",
  "src/news/fresh.txt": "date 2021-05-05 Fresh\n\nx\n",
  "src/news/soon.md": "---\ntitle: Soon\ndate: 2021-05-07 09:30\n---\nx\n",
  "src/news/later.txt": "date 2021-06-01 Later\n\nx\n",
  "src/news/draft.md": "---\ntitle: Draft\ndate: 2021-05-06 23:00\ndraft: true\n---\nx\n",
  "src/news/hidden.md": "---\ntitle: Hidden\ndate: 2021-01-01\nexpires: 2021-05-07\nunlisted: true\n---\nx\n",
};

for (const render of ["templates", "direct"]) {
  test(`due names what comes: scheduled and expiring entries, and the two days of the news sitemap (${render})`, async () => {
    const folder = site(FILES, `entries: { render: "${render}" }, seo: { newsSitemap: true },`);
    const { coming, next, due } = await dueAt(folder, NOW);
    assert.equal(
      coming.map(({ time, kind }) => `${time} ${kind}`),
      [
        "2021-05-07T00:00:01+06:00 left-news-sitemap",
        "2021-05-07T09:30:00+06:00 published",
        "2021-05-08T10:00:00+06:00 expired",
        "2021-06-01T00:00:00+06:00 published",
      ],
    );
    assert.is(next?.title, "Fresh");
    assert.is(due, false);
  });
}

test("--since tells by the exit code whether the site has changed since its last build", async () => {
  const folder = site(FILES);
  const env = { SOURCE_DATE_EPOCH: String(NOW) };
  const due = await newsroomProcess(folder, ["due", "--since", "2021-05-04T00:00:00Z"], env);
  assert.is(due.code, 1);
  assert.match(
    due.out,
    'The site needs a build since then:\n  2021-05-05T00:00:00+06:00  "Fresh" ./src/news/fresh.txt is published',
  );
  assert.match(due.out, "The site needs the next build at 2021-05-07T09:30:00+06:00");
  const rested = await newsroomProcess(folder, ["due", "--since", String(NOW - 3600)], env);
  assert.is(rested.code, 0);
  assert.match(rested.out, "Nothing was due since then.");
  const wrong = await newsroom(folder, ["due", "--since", "yesterday"]);
  assert.is(wrong.code, 2);
});

test("a site in which nothing waits is told so", async () => {
  const folder = site({ "src/news/old.txt": "date 2021-01-01 Old\n\nx\n" });
  const ran = await newsroom(folder, ["due"]);
  assert.is(ran.code, 0);
  assert.is(ran.out, "Nothing is scheduled.\n");
  assert.is((await dueAt(folder, NOW)).next, null);
});

test("the built site is the same until the second before, and another one in the second after", async () => {
  const folder = site(FILES, "seo: { newsSitemap: true },");
  let now = NOW;
  const today = await builtAt(folder, now);
  for (let { next } = await dueAt(folder, now); next; { next } = await dueAt(folder, now)) {
    const moment = Date.parse(next.time) / 1000;
    const before = await builtAt(folder, moment - 1);
    if (now === NOW) assert.is(before, today);
    assert.is.not(await builtAt(folder, moment + 1), before, next.kind);
    now = moment + 1;
  }
  assert.ok(now > Date.parse("2021-06-01T00:00:00Z") / 1000);
});

test.run();
