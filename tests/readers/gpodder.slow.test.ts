import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "uvu";
import * as assert from "uvu/assert";
import podcast from "../../plugins/podcast.ts";
import { entry } from "../helpers/entries.ts";
import { withProgram } from "../helpers/programs.ts";
import { buildSite, temporaryFolder } from "../helpers/site.ts";
import { serve } from "../helpers/web-server.ts";

withProgram(test, "gpo", "gpodder", (gpo) => {
  withProgram(test, "sqlite3", "sqlite3", (sqlite) => {
    test("gPodder has every episode of a podcast once, with title, day, link, file, size, duration and picture", async () => {
      const site = await buildSite(
        {
          "src/news/one.md": entry(
            'title: One & <only>\ndate: 2021-05-05\nimage: /images/one.png\naudio: { url: "https://media.example/one.mp3", length: 5 MB, duration: "32:15" }',
          ),
          "src/news/two.md": entry("title: Two\ndate: 2021-05-06 09:30\naudio: /sound/two.mp3\nid: 4711"),
          "src/news/three.md": entry("title: No sound\ndate: 2021-05-07\nimage: /images/three.png"),
          "src/sound/two.mp3": new Uint8Array(1234),
        },
        {
          options: {
            feeds: {
              custom: {
                show: {
                  title: "The show",
                  filter: () => true,
                  ...podcast({ image: "/images/cover.jpg", category: "News" }),
                },
              },
            },
          },
        },
      );
      const home = temporaryFolder();
      const run = async (program: string, args: readonly string[]) => {
        const child = spawn(program, args, {
          cwd: home,
          env: { PATH: process.env["PATH"], HOME: home, GPODDER_HOME: home, LANG: "C.UTF-8", TZ: "UTC" },
          stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
        const output = await text(child.stdout);
        assert.is(await ended, 0, output);
        return output;
      };
      const server = await serve(join(site.folder, "_site"));
      try {
        await run(gpo, ["subscribe", `${server.origin}/news/feeds/show/feed.xml`]);
      } finally {
        await server.close();
      }
      const rows = async (query: string) => JSON.parse(await run(sqlite, ["-json", "Database", query]));
      assert.equal(await rows("select title, link, cover_url from podcast"), [
        {
          title: "The show",
          link: "https://news.example/news/feeds/show/",
          cover_url: "https://news.example/images/cover.jpg",
        },
      ]);
      assert.equal(
        await rows(
          "select title, link, guid, published, url, file_size, mime_type, total_time, episode_art_url as picture from episode order by published desc",
        ),
        [
          {
            title: "Two",
            link: "https://news.example/news/two/",
            guid: "4711",
            published: Date.UTC(2021, 4, 6, 3, 30) / 1000,
            url: "https://news.example/sound/two.mp3",
            file_size: 1234,
            mime_type: "audio/mpeg",
            total_time: 0,
            picture: null,
          },
          {
            title: "One & <only>",
            link: "https://news.example/news/one/",
            guid: "https://news.example/news/one/",
            published: Date.UTC(2021, 4, 4, 18) / 1000,
            url: "https://media.example/one.mp3",
            file_size: 5_000_000,
            mime_type: "audio/mpeg",
            total_time: 1935,
            picture: "https://news.example/images/one.png",
          },
        ],
      );
    });
  });
});

test.run();
