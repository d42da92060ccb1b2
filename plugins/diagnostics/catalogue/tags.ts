import { kind } from "../kind.ts";
import { slugExpected, type UnknownField, unknownField, type WrongValue, wrongValue } from "./values.ts";

export const TAGS = {
  "tag-unknown": kind<{ dictionary: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ dictionary }) => `The entry has a tag that ${dictionary} doesn't list.`,
    expected: "a tag of the dictionary, or an alias of one",
    remedy: ({ dictionary, meant }) =>
      meant
        ? `Did you mean “${meant}”? Otherwise add it to ${dictionary}.`
        : `Correct the tag, or add it to ${dictionary}. \`tags: { unknown: "allow" }\` allows every tag.`,
    docs: 'The tag dictionary doesn\'t list a tag of the entry, and `tags.unknown` is `"warn"` or `"error"`. Correct it, or add it to the dictionary.',
  }),
  "dictionary-value": kind<WrongValue>({
    severity: "error",
    ...wrongValue,
    docs: "The tag dictionary, or a field in it, has the wrong type. Each tag is a key with fields below it.",
  }),
  "dictionary-field": kind<UnknownField>({
    severity: "error",
    ...unknownField,
    docs: "A tag has a field that doesn't exist. The message names the nearest one that does.",
  }),
  "dictionary-duplicate": kind<{ first: string; second: string }>({
    severity: "error",
    problem: ({ first, second }) =>
      `The tags “${first}” and “${second}” are the same: they differ only in case, spaces or Unicode normalization.`,
    expected: "each tag once",
    remedy: "Merge them into one.",
    docs: "Two tags of the dictionary differ only in case, spaces or Unicode normalization. Merge them.",
  }),
  "dictionary-clash": kind<{ kind: "label" | "alias"; name: string; tag: string; owner: string }>({
    severity: "error",
    problem: (values) =>
      `The ${values.kind} “${values.name}” of the tag “${values.tag}” is already used by the tag “${values.owner}”.`,
    expected: "a name used by only one tag",
    remedy: (values) =>
      values.kind === "alias" ? "Remove it from one of the two." : "Give one of the two another label.",
    docs: "A label or alias is already used by another tag. Remove it from one of them.",
  }),
  "dictionary-slug": kind<{ tag: string; reason: string }>({
    severity: "error",
    problem: ({ tag, reason }) => `The tag “${tag}” has a slug that ${reason}.`,
    expected: `${slugExpected("c-sharp")} or \`日本\``,
    remedy: "Choose another slug, or remove it: the plugin makes one from the label.",
    docs: "A slug can't be part of an address, or two tags have the same slug. Choose another slug, or remove it.",
  }),
  "dictionary-parent": kind<{ tag: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ tag }) => `The tag “${tag}” has a parent that the dictionary doesn't list.`,
    expected: "a tag of the dictionary",
    remedy: ({ meant }) =>
      meant ? `Did you mean “${meant}”?` : "Add the parent to the dictionary, even without fields.",
    docs: "The `parent` of a tag isn't in the dictionary. Correct the name, or add the tag.",
  }),
  "dictionary-loop": kind<{ chain: string }>({
    severity: "error",
    problem: ({ chain }) => `Tags of the dictionary form a loop of parents: ${chain}.`,
    expected: "a chain of parents that ends",
    remedy: "Remove the `parent` of one of them.",
    docs: "Tags form a loop of parents. The message shows the loop. Remove one `parent`.",
  }),
  "dictionary-match": kind<{ tag: string; reason: string; expected: string }>({
    severity: "error",
    problem: ({ tag, reason }) => `The tag “${tag}” ${reason}.`,
    expected: ({ expected }) => expected,
    remedy: "Change the phrase, or remove the rule.",
    docs: "A rule of `match` has no word to look for, or more than 50. Give it a phrase of a few words.",
  }),
};
