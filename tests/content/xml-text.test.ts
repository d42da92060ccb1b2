import fc from "fast-check";
import { Parser } from "htmlparser2";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  escapeAttribute,
  escapeHtml,
  escapeXml,
  escapeXmlNumeric,
  xmlSafe,
} from "../../plugins/content/xml-text.ts";

function read(xml: string): { text: string; attribute: string } {
  const found = { text: "", attribute: "" };
  const parser = new Parser(
    {
      ontext: (part) => {
        found.text += part;
      },
      onattribute: (_, value) => {
        found.attribute = value;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return found;
}

// Any code units, lone halves of pairs among them.
const units = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0x7f })))
  .map((codes) => String.fromCharCode(...codes));

test("characters that XML refuses are out, all others stay", () => {
  assert.is(xmlSafe("a\u0000\u000B\uD800b\uDC00\uFFFE\uFFFFc\t\n\r"), "abc\t\n\r");
  assert.is(xmlSafe("😀\u{10FFFF}\u0085é"), "😀\u{10FFFF}\u0085é");
});

test("an XML parser reads the text as it was written", () => {
  fc.assert(
    fc.property(units, (text) => {
      for (const write of [escapeXml, escapeXmlNumeric, escapeHtml, escapeAttribute]) {
        assert.is(read(`<a>${write(text)}</a>`).text, xmlSafe(text));
        assert.not(write(text).includes("]]>"));
      }
      assert.is(read(`<a b="${escapeAttribute(text)}"/>`).attribute, xmlSafe(text));
    }),
  );
});

test("titles for RSS have numeric references only", () => {
  assert.is(escapeXmlNumeric("Vec<T> & ]]>"), "Vec&#x3C;T&#x3E; &#x26; ]]&#x3E;");
});

test("an attribute keeps its line ends and quotation marks", () => {
  assert.is(escapeAttribute("\"a\"\n'b'\t"), "&quot;a&quot;&#10;&#39;b&#39;&#9;");
});

test.run();
