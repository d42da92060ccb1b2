import type { Message } from "../messages/message.ts";
import type { SourceItem } from "./source-item.ts";

const YES = ["true", "yes", "on", "y", "1"];
const NO = ["false", "no", "off", "n", "0", ""];

/**
 * Whether an entry is a draft, by the first of the named fields that it has. What says neither yes nor no is a mistake: an
 * entry that was published cannot be taken back.
 */
export function readDraft(
  item: SourceItem,
  names: readonly string[],
): { isDraft: boolean; message?: Message | undefined } {
  for (const name of names) {
    const value = item.data[name];
    if (value === undefined || value === null) continue;
    const word = typeof value === "object" ? undefined : String(value).trim().toLowerCase();
    if (word === undefined || !(YES.includes(word) || NO.includes(word)))
      return { isDraft: false, message: draftMessage(item, name, value) };
    if (YES.includes(word)) return { isDraft: true };
  }
  return { isDraft: false };
}

function draftMessage(item: SourceItem, name: string, value: unknown): Message {
  const written = item.written(name);
  return {
    code: "field-type",
    severity: "error",
    file: item.file,
    line: written?.line,
    problem: `The ${name} of the entry says neither yes nor no.`,
    found: written?.text || JSON.stringify(value),
    expected: "true or false",
    remedy: `Correct the ${name}, or take it out.`,
  };
}
