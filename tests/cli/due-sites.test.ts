import { test } from "uvu";
import * as assert from "uvu/assert";
import { site } from "./command-line.ts";
import { builtAt, dueAt } from "./due-helpers.ts";

/*
 * Sites made at random: until one second before the moment that `due` names, a build makes today's output; one second
 * after it makes another. SITES=200 SEED=7 runs as many from there.
 */

const SITES = Number(process.env["SITES"] ?? 20);
const SEED = Number(process.env["SEED"] ?? 1);

type Random = (below: number) => number;

/** Numbers that look random and are the same for the same seed. */
function randomOf(seed: number): Random {
  let state = seed * 2654435761 + 12345;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

function dateOf(now: number, random: Random): string {
  const seconds =
    now + (random(2) === 0 ? random(6 * 86_400) - 3 * 86_400 : random(400 * 86_400) - 300 * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  return (
    [
      iso.slice(0, 10),
      iso.slice(0, 16).replace("T", " "),
      iso.replace(".000", ""),
      `${iso.slice(0, 19)}+03:00`,
    ][random(4)] ?? iso
  );
}

function filesOf(now: number, random: Random): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = random(8); index >= 0; index--) {
    const fields = [`date: ${dateOf(now, random)}`];
    if (random(3) === 0) fields.push(`expires: ${dateOf(now, random)}`);
    if (random(5) === 0) fields.push("unlisted: true");
    if (random(8) === 0) fields.push("draft: true");
    if (random(3) === 0) fields.push(`tags: [T${random(3)}]`);
    if (random(6) === 0) fields.push(`updated: ${dateOf(now, random)}`);
    if (random(6) === 0) fields.push(`lang: ${random(2) ? "ru" : "en"}`);
    if (random(9) > 0) fields.push(`title: Entry ${index}`);
    files[`src/news/e${index}.md`] = `---\n${fields.join("\n")}\n---\nText ${index}.\n`;
  }
  if (random(2)) files["src/news/wire.txt"] = `date ${dateOf(now, random).slice(0, 10)} Wire\n\nText.\n`;
  return files;
}

function optionsOf(random: Random): string {
  return [
    `entries: { render: "${random(2) ? "direct" : "templates"}" },`,
    `seo: { newsSitemap: ${random(2) === 0}, sitemap: ${random(2) === 0} },`,
    `onInvalid: "skip",`,
    random(6) ? "" : "future: true,",
    random(6) ? "" : "expires: false,",
    random(3) ? "" : "feeds: { limit: 2 },",
  ].join(" ");
}

test(`${SITES} sites change by themselves at the moment that due names, and not before`, async () => {
  let named = 0;
  for (let index = 0; index < SITES; index++) {
    const random = randomOf(SEED + index);
    const now = Date.parse("2021-05-06T12:00:00Z") / 1000 + random(86_400);
    const folder = site(filesOf(now, random), optionsOf(random));
    const { next } = await dueAt(folder, now);
    const today = await builtAt(folder, now);
    const name = `SITES=1 SEED=${SEED + index}: ${JSON.stringify(next)}`;
    if (!next) {
      assert.is(await builtAt(folder, now + 400 * 86_400), today, `${name}, though the site changes`);
      continue;
    }
    named++;
    const moment = Date.parse(next.time) / 1000;
    assert.ok(moment > now, name);
    assert.is(await builtAt(folder, moment - 1), today, `${name}, and the site changed before`);
    assert.is.not(await builtAt(folder, moment + 1), today, `${name}, and the site did not change`);
  }
  assert.ok(named > SITES / 3);
});

test.run();
