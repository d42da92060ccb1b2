import { inScript, scriptCount } from "./scripts.ts";
import { tagNames } from "./words.ts";

/** What a text says where it is about a tag. Its last word is in no other sentence, so no phrase occurs by chance. */
export const phraseOf = (tag: string): string => `${tag} bureau`;

/** The tag dictionary of a mixed corpus: the phrase of each tag in each script. YAML. */
export function dictionaryOf(): string {
  const phrases = (tag: string) =>
    Array.from({ length: scriptCount }, (_, script) => inScript(script, phraseOf(tag)));
  return tagNames.map((tag) => `${tag}:\n  match: [${phrases(tag).join(", ")}]\n`).join("");
}
