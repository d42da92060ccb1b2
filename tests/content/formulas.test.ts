import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://n.example/a/", siteBase: "https://n.example/" };
const formula = (mathml: string) => cleanContent(`<math>${mathml}</math>`, context);
const a = "<mi>aa</mi>";
const b = "<mi>bb</mi>";
const two = "<mn>2</mn>";
const sum = `<mrow>${a}<mo>+</mo>${b}</mrow>`;
const group = `<mrow><mo>(</mo>${a}<mo>+</mo>${b}<mo>)</mo></mrow>`;
const fraction = `<mfrac>${a}${b}</mfrac>`;

test("a fraction stays one whatever stands above, below and beside it", () => {
  for (const [mathml, text] of [
    [fraction, "aa/bb"],
    [`<mfrac>${sum}${two}</mfrac>`, "(aa+bb)/2"],
    [`<mfrac>${two}${sum}</mfrac>`, "2/(aa+bb)"],
    [`<mfrac>${group}${two}</mfrac>`, "(aa+bb)/2"],
    [`<mfrac><mrow>${group}${group}</mrow>${two}</mfrac>`, "((aa+bb)(aa+bb))/2"],
    [`<mfrac><mrow>${a}</mrow><mrow><mrow>${two}</mrow></mrow></mfrac>`, "aa/2"],
    [`<mfrac>${two}${fraction}</mfrac>`, "2/(aa/bb)"],
    [`<mfrac><mrow>${fraction}</mrow>${two}</mfrac>`, "(aa/bb)/2"],
    [`${two}${fraction}`, "2(aa/bb)"],
    [`${fraction}${two}`, "(aa/bb)2"],
    [`${fraction}${fraction}`, "(aa/bb)(aa/bb)"],
    [`<mstyle>${fraction}</mstyle>${two}`, "(aa/bb)2"],
    [`${two}<mo>&#x2062;</mo>${fraction}`, "2(aa/bb)"],
    [`${two}<mo>+</mo>${fraction}<mo>=</mo>${two}`, "2+aa/bb = 2"],
    [`<mo>(</mo>${fraction}<mo>)</mo>`, "(aa/bb)"],
    [`<mo>(</mo>${two}<mo>)</mo>${fraction}<mo>(</mo>`, "(2)(aa/bb)("],
    [`${two}<mspace/>${fraction}`, "2 aa/bb"],
    [`<msqrt>${two}${fraction}</msqrt>`, "√(2(aa/bb))"],
  ] as const)
    assert.is(formula(mathml), text, mathml);
});

test("what has a power or an index is kept together", () => {
  for (const [mathml, text] of [
    [`<msup>${sum}${two}</msup>`, "(aa+bb)<sup>2</sup>"],
    [`<msup>${group}${two}</msup>`, "(aa+bb)<sup>2</sup>"],
    [`<msub><mrow>${fraction}</mrow>${two}</msub>`, "(aa/bb)<sub>2</sub>"],
    [`<msup>${two}${sum}</msup>`, "2<sup>aa+bb</sup>"],
    [`<msubsup>${a}${two}${two}</msubsup>`, "aa<sub>2</sub><sup>2</sup>"],
  ] as const)
    assert.is(formula(mathml), text, mathml);
});

test("signs that are only read aloud are left out", () => {
  assert.is(formula("<mi>sin</mi><mo>&#x2061;</mo><mo>(</mo><mi>xy</mi><mo>)</mo>"), "sin(xy)");
});

test("the name of a function is kept apart from its argument", () => {
  const log = "<mi>log</mi><mo>&#x2061;</mo>";
  for (const [mathml, text] of [
    [`${log}<mi>n</mi>`, "log <i>n</i>"],
    [`<mi>n</mi>${log}<mi>n</mi>`, "<i>n</i> log <i>n</i>"],
    [`${log}<mo>(</mo><mi>n</mi><mo>)</mo>`, "log(<i>n</i>)"],
    [`${log}${group}`, "log(aa+bb)"],
    [`<msub><mrow>${log}</mrow>${two}</msub><mi>n</mi>`, "log<sub>2</sub> <i>n</i>"],
    [`<msup><mi>sin</mi>${two}</msup><mi>x</mi>`, "sin<sup>2</sup> <i>x</i>"],
    [`<munder><mo>max</mo><mi>w</mi></munder>${fraction}`, "max<sub><i>w</i></sub>(aa/bb)"],
    [`${two}<mi>cos</mi><mi>x</mi><mo>+</mo><mi>sin</mi>`, "2 cos <i>x</i>+sin"],
  ] as const)
    assert.is(formula(mathml), text, mathml);
});

test("rows and cells are separated, and steps of an equation are not", () => {
  const table = (...rows: string[][]) =>
    `<mtable>${rows.map((cells) => `<mtr>${cells.map((cell) => `<mtd>${cell}</mtd>`).join("")}</mtr>`).join("")}</mtable>`;
  for (const [mathml, text] of [
    [`<mo>(</mo>${table([two, a], [b, two])}<mo>)</mo>`, "(2, aa; bb, 2)"],
    [table([a, `<mrow><mo>=</mo>${two}</mrow>`], ["", `<mo>=</mo>${b}`]), "aa = 2;  = bb"],
    [table(["", `<mrow>${a}</mrow>`], ["", ""]), "aa"],
    [table([a, `<mrow><mrow></mrow><mo>=</mo>${two}</mrow>`]), "aa = 2"],
    [`<mo>{</mo>${table([two, a], [b, a])}`, "{2, aa; bb, aa"],
  ] as const)
    assert.is(formula(mathml), text, mathml);
});

test("what stands before a sign stays before it", () => {
  for (const [parts, text] of [
    ["<mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn>", "<sub>6</sub><sup>14</sup><i>C</i>"],
    [
      "<mi>X</mi><mn>1</mn><none></none><mprescripts></mprescripts><mrow></mrow><mn>4</mn>",
      "<sup>4</sup><i>X</i><sub>1</sub>",
    ],
    ["<mi>X</mi><mn>1</mn><mn>2</mn><mn>3</mn>", "<i>X</i><sub>1</sub><sup>2</sup><sub>3</sub>"],
    ["<mi>X</mi>", "<i>X</i>"],
  ] as const)
    assert.is(formula(`<mmultiscripts>${parts}</mmultiscripts>`), text, parts);
});

test("the source of a formula that a script writes is kept", () => {
  const clean = (html: string) => cleanContent(html, context);
  assert.is(clean('<p>so <script type="math/tex">x < 2</script>.</p>'), "<p>so \\(x &lt; 2\\).</p>");
  // It is written already.
  assert.is(clean('<i>x</i><script type="math/tex" id="MathJax-Element-1">x</script>'), "<i>x</i>");
  assert.is(clean('<script type="text/javascript">x</script>'), "");
});

test.run();
