import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { textsOf } from "../helpers/page.ts";
import { withProgram } from "../helpers/programs.ts";
import { type BuiltSite, buildSite, type Files } from "../helpers/site.ts";
import { serve } from "../helpers/web-server.ts";
import { bytesOf } from "./page-bytes.ts";

const MOST_BYTES = 30_000;

/** Headline, text, tags, author and section as newsrooms of the two languages write them. */
const NEWS = {
  ru: {
    title: "В Алматы открылся международный форум нейрохирургов стран Центральной Азии",
    text: "Министерство здравоохранения Республики Казахстан сообщило, что в национальном центре нейрохирургии прошла сложнейшая операция по удалению опухоли головного мозга с применением нейронавигации. Врачи отмечают, что пациент чувствует себя хорошо и скоро вернётся домой.",
    tags: ["Нейрохирургия", "Здравоохранение", "Клинические испытания"],
    author: "Айгуль Нурсултанова",
    section: "Медицина",
  },
  kk: {
    title: "Алматыда Орталық Азия елдері нейрохирургтерінің халықаралық форумы ашылды",
    text: "Қазақстан Республикасының Денсаулық сақтау министрлігі ұлттық нейрохирургия орталығында нейронавигацияны қолдану арқылы ми ісігін алып тастау бойынша аса күрделі операция жасалғанын хабарлады. Дәрігерлер науқастың жағдайы жақсы екенін айтады.",
    tags: ["Нейрохирургия", "Денсаулық сақтау", "Клиникалық сынақтар"],
    author: "Айгүль Нұрсұлтанова",
    section: "Медицина",
  },
};

const test = suite<{ browser: Browser }>("the weight of pages");

test.before(async (context) => {
  context.browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

test.after(({ browser }) => browser.close());

function site(language: "ru" | "kk"): Promise<BuiltSite> {
  const { title, text, tags, author, section } = NEWS[language];
  const files: Files = {};
  for (let index = 0; index < 45; index++) {
    const day = String((index % 28) + 1).padStart(2, "0");
    const updated = index % 4 === 0 ? "updated: 2021-07-01\n" : "";
    files[`src/news/${index}.md`] =
      `---\ntitle: ${title} — ${index}\ndate: 2021-05-${day}\n${updated}author: ${author}\ntags: [${tags}]\nsection: ${section}\nimage: /img/photo-${index}.jpg\n---\n${`${text}\n\n`.repeat(8)}`;
  }
  const options = { site: { url: "https://news.example/", title: section, language } };
  return buildSite(files, { options });
}

withProgram(test, "chromium", "chromium", () => {
  for (const language of ["ru", "kk"] as const) {
    test(`lists of 20 entries in ${language} with picture, author, tags and section weigh less than 30 KB`, async ({
      browser,
    }) => {
      const built = await site(language);
      const server = await serve(join(built.folder, "_site"));
      const page = await browser.newPage();
      const paths = built
        .files()
        .filter((file) => file.endsWith("/index.html"))
        .map((file) => file.slice(0, -"index.html".length));
      const lists = paths.filter((path) => textsOf(built.read(path), "p-summary").length >= 20);
      assert.ok(lists.length >= 10, String(lists.length));
      const entry = paths.find((path) => path === "/news/0/") ?? "";
      try {
        for (const path of [...lists, entry]) {
          const bytes = await bytesOf(page, server.origin + path);
          assert.ok(bytes > 10_000 && bytes < MOST_BYTES, `${path}: ${bytes} bytes`);
        }
      } finally {
        await page.close();
        await server.close();
      }
      for (const summary of textsOf(built.read("/news/"), "p-summary"))
        assert.ok(summary.length > 35, `what is left of a summary still says something: ${summary}`);
    });
  }
});

test.run();
