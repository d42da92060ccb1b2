import { kind } from "../kind.ts";
import { slugExpected, type UnknownField, unknownField, type WrongValue, wrongValue } from "./values.ts";

export const AUTHORS = {
  "authors-value": kind<WrongValue>({
    severity: "error",
    ...wrongValue,
    docs: "The authors file, or a field in it, has the wrong type. Each author is a key with fields below it.",
  }),
  "authors-field": kind<UnknownField>({
    severity: "error",
    ...unknownField,
    docs: "An author has a field that doesn't exist. The message names the nearest one that does.",
  }),
  "authors-clash": kind<{ name: string; author: string; owner: string }>({
    severity: "error",
    problem: ({ name, author, owner }) => `“${name}” is used by two authors, “${owner}” and “${author}”.`,
    expected: "a name used by only one author",
    remedy:
      "Remove it from one of the two. If both have the same name, change one, and use the keys in entries.",
    docs: "Two authors use the same key, name or alias. Remove it from one of them, and use the keys in entries.",
  }),
  "authors-slug": kind<{ author: string; reason: string }>({
    severity: "error",
    problem: ({ author, reason }) => `The author “${author}” has a slug that ${reason}.`,
    expected: slugExpected("ann-lee"),
    remedy: "Choose another slug, or remove it: the plugin makes one from the name.",
    docs: "A slug can't be part of an address, or two authors have the same slug. Choose another slug, or remove it.",
  }),
};
