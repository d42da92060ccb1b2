import * as fc from "fast-check";
import { type Browser, chromium } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";
import { withProgram } from "../helpers/programs.ts";

/*
 * Made-up attacks, thousands of them, cleaned and put into a page as readers do: once, once more as the page then writes
 * it, and parsed where scripts are off, in which `noscript` is read otherwise. A script that runs calls `hit`.
 */

const context = { pageUrl: "https://news.example/sub/rain/", siteBase: "https://news.example/sub/" };

const SCRIPTS = [
  "<script>hit()</script>",
  "<img src=x onerror=hit()>",
  "<svg onload=hit()>",
  "<svg><script>hit()</script>",
  "<iframe srcdoc='<script>parent.hit()</script>'>",
  "<a href=javascript:hit()>x</a>",
  "<body onload=hit()>",
  "<input autofocus onfocus=hit()>",
  "<video><source onerror=hit()>",
  "<details open ontoggle=hit()>",
  "<svg><animate onbegin=hit() attributeName=x dur=1s>",
  "<svg><a><animate attributeName=href values=javascript:hit() /><text>x</text></a>",
  "<svg><set attributeName=href to=javascript:hit()>",
  "<math href=javascript:hit()>x</math>",
  "<math><mtext xlink:href=javascript:hit()>x",
  "<object data=javascript:hit()>",
  "<embed src=javascript:hit()>",
  "<form action=javascript:hit()><input type=submit>",
  "<button formaction=javascript:hit()>x",
  "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
  "<base href=javascript:hit()//>",
  "<link rel=stylesheet href=javascript:hit()>",
  "<style>@import 'javascript:hit()';*{background:url(javascript:hit())}</style>",
  "<p style='background:url(javascript:hit());text-align:left;behavior:url(x)'>x",
  "<img srcset='x 1x, javascript:hit() 2x' src=x ONERROR=hit()>",
  "<a ping=javascript:hit() href=//x.example>x",
  "<x-y onclick=hit() tabindex=0 onfocus=hit() autofocus>x</x-y>",
  "<marquee onstart=hit()>x</marquee>",
  "<portal src=javascript:hit()>",
  "<isindex type=image src=1 onerror=hit()>",
  "<img class=lazy data-src=javascript:hit()/ data-srcset='javascript:hit()/ 1x' onerror=hit() src=x>",
  "<video data-src=javascript:hit()/ data-poster=x onerror=hit()><source data-src=x onerror=hit()></video>",
  "<amp-img src=x onerror=hit()><noscript><img src=x onerror=hit()></noscript></amp-img>",
  "<img class=emoji alt='<img src=x onerror=hit()>' src='/1f600.png' onerror=hit()>",
  "<svg aria-label='<img src=x onerror=hit()>'><path onload=hit()></svg>",
  "<svg><text>&lt;img src=x onerror=hit()&gt;<tspan x=0><script>hit()</script></tspan></text></svg>",
  "<svg><foreignObject><img src=x onerror=hit()></foreignObject></svg>",
  "<x-embed url='https://x.example/?\"><script>hit()</script>' title='<img src=x onerror=hit()>'></x-embed>",
  "<x-embed src=javascript:hit()/></x-embed>",
  "<lite-youtube videoid='\"><script>hit()</script>'></lite-youtube>",
  "<script src='https://gist.github.com/a/1.js?file=\"><script>hit()</script>'></script>",
  "<script src='https://telegram.org/w.js' data-telegram-post='\" onmouseover=hit() x=\"/1'></script>",
  "<div><template shadowrootmode=open><script>hit()</script><img src=x onerror=hit()></template></div>",
  "<li><input type=checkbox checked onfocus=hit() autofocus>",
  "<math><mtable><mtr><mtd><mtext><img src=x onerror=hit()></mtext></mtd></mtr></mtable></math>",
];
/** What surrounds them: elements that are read as text, foreign content, comments and sections that end oddly. */
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ["", ""],
  ...(
    "noscript template style title textarea xmp iframe noembed noframes plaintext select option svg math table tr td " +
    "caption p a b form button desc foreignobject mtext mi mglyph malignmark annotation-xml semantics pre listing h1 " +
    "ruby rt details summary figure ul li dl dd object video picture map q marquee image amp-img x-embed dialog nav sup mfrac mtd"
  )
    .split(" ")
    .flatMap(
      (name) =>
        [
          [`<${name}>`, `</${name}>`],
          [`<${name}><p title="</${name}>`, `">`],
          [`<${name}`, `</${name}>`],
        ] as const,
    ),
  ["<!--", "-->"],
  ["<!--", "--!>"],
  ["<!-->", "-->"],
  ["<!--->", "<!-- -->"],
  ["<!--<!--", "-->-->"],
  ["<![CDATA[", "]]>"],
  ["<svg><![CDATA[", "]]></svg>"],
  ["<svg><style><!--</style>", "-->"],
  ["<math><annotation-xml encoding=text/html>", "</annotation-xml></math>"],
  ["<svg><foreignObject>", "</foreignObject></svg>"],
  ["<math><mtext><table><mglyph><style><!--</style>", "-->"],
  ["<form><math><mtext></form><form><mglyph><style></math>", "</style>"],
  ["<svg><title><style>", "</style></title>"],
  ['<svg></p><style><a id="</style>', '">'],
  ["<?xml ", "?>"],
  ["<!doctype ", ">"],
  ["</p", ">"],
  ["<a title='", "'>x</a>"],
  ['<a title="', '">x</a>'],
  ["<a title=`", "`>x</a>"],
  ["<img alt=\"'", "'\">"],
  ["&lt;", "&gt;"],
  ["\u0000", "\u0000"],
  ["<\u0000", ""],
  ["</", ""],
  ["<%", "%>"],
];
/** Spellings that parsers take for the same, or not. */
const SPELT: readonly ((html: string) => string)[] = [
  (html) => html,
  (html) => html.toUpperCase().replaceAll("HIT()", "hit()"),
  (html) => html.replaceAll(" ", "/"),
  (html) => html.replaceAll(" ", "\f"),
  (html) => html.replaceAll("=", " =\n"),
  (html) => html.replaceAll(">", " "),
  (html) => html.replaceAll("<", "<\u0000"),
  (html) => html.replaceAll("javascript", "java\tscript"),
  (html) => html.replaceAll("javascript:", "&#x6a;avascript&colon;"),
  (html) => html.replaceAll("javascript:", "\u0001jAvA&Tab;s&NewLine;cript:"),
  (html) => html.replaceAll("javascript:hit()", "data:text/html,<script>parent.hit()</script>"),
  (html) =>
    html.replaceAll(
      "javascript:hit()",
      "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.hit()'/>",
    ),
  (html) => html.replaceAll(/ on(\w+)=/g, ' x="on$1=" on$1='),
  (html) => html.replaceAll(/ (\w+)=/g, " $1=a $1="),
  (html) => html.replaceAll("<", "&lt;"),
  (html) => html.replaceAll("<", "<<"),
  (html) => html.slice(0, -1),
  (html) => html.replaceAll("s", "\u017F"),
  (html) => html.replaceAll("k", "\u212A"),
];

/** What cleaning keeps; the browser itself adds nothing. */
const KEPT = (
  "a abbr acronym address area article aside audio b bdi big blockquote br caption center cite code col colgroup data dd del " +
  "details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark " +
  "menu nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot " +
  "th thead time tr track tt u ul var video wbr"
).split(" ");

/** Half of them as they are, so that enough of the attacks would succeed. */
const spelt = fc.oneof(fc.constant(SPELT[0] ?? String), fc.constantFrom(...SPELT));
const around = fc.oneof(fc.constant(["", ""] as const), fc.constantFrom(...AROUND));
const attack = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...SCRIPTS), spelt, around, around), { minLength: 1, maxLength: 3 }),
    fc.nat(400),
  )
  .map(([parts, cut]) => {
    const html = parts
      .map(([script, spell, [before, after], [outer, end]]) => outer + before + spell(script) + after + end)
      .join("");
    // Every fourth loses its end.
    return cut % 4 === 0 ? html.slice(0, cut) : html;
  });

const test = suite<{ browser: Browser }>("cleaned content in a browser");

withProgram(test, "chromium", "chromium", (executablePath) => {
  test.before(async (given) => {
    given.browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  });
  test.after(async ({ browser }) => {
    await browser?.close();
  });

  test("no made-up attack runs, nor leaves anything that could, however often a page reads and writes it", async ({
    browser,
  }) => {
    const attacks = fc.sample(attack, { numRuns: 4000, seed: 20210505 });
    const cleaned = attacks.map((html) => cleanContent(html, context));
    const page = await browser.newPage();
    await page.route("**", (route) =>
      route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
        ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Reader</title><body>" })
        : route.abort(),
    );
    await page.goto("https://reader.example/");
    const { hits, found, seen } = (await page.evaluate(
      `(async ([attacks, texts]) => {
        const hits = [];
        let current = -1;
        window.hit = () => hits.push(current);
        const KEPT = new Set(${JSON.stringify(KEPT)});
        const found = [];
        const look = (root, index, how) => {
          for (const element of root.querySelectorAll("*")) {
            if (!KEPT.has(element.localName) || element.namespaceURI !== "http://www.w3.org/1999/xhtml")
              found.push([index, how, element.outerHTML]);
            for (const { name, value } of element.attributes) {
              if (/^on|^(?:srcdoc|formaction|action|ping|xlink:href|background|data)$/.test(name)) found.push([index, how, name]);
              if (name === "style" && !/^text-align:[a-z]+$/.test(value)) found.push([index, how, value]);
              if (["href", "src", "poster", "cite", "longdesc"].includes(name) && !/^(?:https?|mailto|tel):|^data:image\\//i.test(value.trim()))
                found.push([index, how, name + "=" + value]);
            }
          }
        };
        const put = (html) => {
          const item = document.createElement("div");
          item.innerHTML = html;
          document.body.append(item);
          return item;
        };
        for (const [index, text] of texts.entries()) {
          current = index;
          const first = put(text);
          look(first, index, "page");
          const second = put(first.innerHTML);
          look(second, index, "written again");
          look(new DOMParser().parseFromString(text, "text/html").body, index, "without scripts");
          if (index % 50 === 49) {
            await new Promise((resolve) => setTimeout(resolve, 20));
            document.body.textContent = "";
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
        const clean = hits.splice(0);
        // The same page does run what was not cleaned.
        for (const [index, attack] of attacks.slice(0, 200).entries()) { current = index; put(attack); }
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { hits: clean, found, seen: hits.length };
      })(${JSON.stringify([attacks, cleaned])})`,
    )) as { hits: number[]; found: [number, string, string][]; seen: number };
    await page.close();
    assert.equal(
      hits.map((index) => [attacks[index], cleaned[index]]),
      [],
    );
    assert.equal(
      found.map(([index, how, what]) => [how, what, attacks[index], cleaned[index]]).slice(0, 5),
      [],
    );
    assert.ok(seen > 20, `${seen} attacks ran that were not cleaned`);
  });
});

test.run();
