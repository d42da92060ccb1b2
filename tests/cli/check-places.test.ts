import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { build, newsroom, site } from "./command-line.ts";

/** What may stand above a broken link; none of it is one, and some looks alike. */
const ABOVE = [
  "Words.",
  "```\n[x](/gone/)\n```",
  "~~~md\n\n<a href='/gone/'>\n~~~",
  "In `code: /gone/` and ``a ` /gone/``",
  "[a longer one](/gone/more/) and [another](/was/gone/)",
  "🎉 [astral](/gone/more/) 𝒳",
  "\ttab",
  "| a |\n|---|\n| b |",
];
const LINKS = [
  "[x](/gone/)",
  '<a href="/gone/">x</a>',
  '[x]( /gone/ "t")',
  "🎉🎉 [x](</gone/>)",
  "![x](/gone/)",
  "[x][1]\n\n[1]: /gone/",
];

test("a broken link is told with the line it stands on, whatever stands above", async () => {
  const lines = new Map<string, number>();
  const files: Record<string, string> = { "src/gone/more.md": "x", "src/was/gone.md": "x" };
  for (const [index, link] of LINKS.entries())
    for (let shift = 0; shift < ABOVE.length; shift++) {
      const above = [...ABOVE.slice(shift), ...ABOVE.slice(0, shift)].slice(
        0,
        (index + shift) % (ABOVE.length + 1),
      );
      const matter = [
        "---",
        `title: T${index} ${shift}`,
        "date: 2021-05-05",
        ...Array(shift).fill("# about /gone/more/"),
        "---",
      ];
      const head = [...matter, ...above.flatMap((block) => [block, ""])].join("\n");
      const name = `e${index}-${shift}.md`;
      const text = `${head}\n${link}\n\nEnd.\n`;
      lines.set(`./src/news/${name}`, head.split("\n").length + link.split("\n").length);
      files[`src/news/${name}`] = index % 2 ? text.replaceAll("\n", "\r\n") : text;
    }
  const folder = site(files);
  await build(folder);
  const ran = await newsroom(folder, ["check", "--json"]);
  const broken = (JSON.parse(ran.out) as { problems: Diagnostic[] }).problems.filter(
    ({ code }) => code === "link-broken",
  );
  assert.equal(
    broken.flatMap(({ file, line, found }) =>
      lines.get(file ?? "") === line && found === "/gone/"
        ? []
        : [`${file}:${line} ${found}, not ${lines.get(file ?? "")}`],
    ),
    [],
  );
  assert.is(broken.length, lines.size);
});

test.run();
