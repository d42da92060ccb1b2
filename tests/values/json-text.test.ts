import { test } from "uvu";
import * as assert from "uvu/assert";
import { jsonText } from "../../plugins/values/json-text.ts";

test("a value is shown as JSON", () => {
  const shared = { b: null };
  for (const value of [
    "a",
    1,
    null,
    true,
    [],
    [1, [2]],
    { a: [{ b: "c" }, "d"] },
    [shared, shared],
    new Date(0),
  ])
    assert.is(jsonText(value), JSON.stringify(value));
  assert.is(jsonText(undefined), "undefined");
});

test("what contains itself, or stands for 9⁹ values, is shown as far as a message needs it", () => {
  const circle: unknown[] = ["a"];
  circle.push(circle, { circle });
  assert.is(jsonText(circle), '["a","…",{"circle":"…"}]');
  let many: unknown = "x";
  for (let depth = 0; depth < 9; depth++) many = Array(9).fill(many);
  const text = jsonText(many);
  assert.ok(text.startsWith('[[[[[[[[["x","x"'));
  assert.ok(text.length < 5000, String(text.length));
});

test.run();
