import { test } from "uvu";
import * as assert from "uvu/assert";
import { type DataFile, readDataFile } from "../../plugins/data-files/data-file.ts";

function read(text: string): DataFile {
  const file = readDataFile("_data/x.yaml", text);
  if ("problem" in file) throw new Error(file.problem);
  return file;
}

const text = `# comment
A:
  list: [1,
    2]
  items:
    - x
    -
      deep: y
"B C": &b
  k: v
D: *b
2021-05-05: { in: { flow: z } }
`;

for (const [path, line] of [
  [["A"], 2],
  [["A", "list"], 3],
  [["A", "list", 0], 3],
  [["A", "list", 1], 4],
  [["A", "items", 1, "deep"], 8],
  [["B C", "k"], 10],
  [["D"], 11],
  [["D", "k"], 11],
  [["2021-05-05", "in", "flow"], 12],
  [["A", "missing", 3], 2],
  [["missing"], undefined],
  [[], undefined],
] as const) {
  test(`the line of ${path.join(".") || "the whole"} is ${line}`, () => {
    assert.is(read(text).lineOf(path), line);
    assert.is(read(text.replaceAll("\n", "\r\n")).lineOf(path), line);
    assert.is(read(`\uFEFF${text}`).lineOf(path), line);
  });
}

test("numbers and dates stay as written, true, false and null are what they say", () => {
  assert.equal(read("a: 1.0\nb: 007\nc: 2021-05-05\nd: true\ne: null\nf:\ng: no\nh: 'true'").value, {
    a: "1.0",
    b: "007",
    c: "2021-05-05",
    d: true,
    e: null,
    f: null,
    g: "no",
    h: "true",
  });
});

test("a broken file is one message with line and text", () => {
  const message = readDataFile("_data/x.yaml", "a: 1\nb: [1\nc: 2\n");
  assert.ok("problem" in message && message.file === "_data/x.yaml" && (message.line ?? 0) >= 2);
  const two = readDataFile("_data/x.yaml", "a: 1\n---\nb: 2\n");
  assert.ok("problem" in two && two.problem.includes("more than one document"));
});

test.run();
