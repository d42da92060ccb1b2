import type { Description } from "./describe.ts";
import type { EntryDescription, FolderDescription } from "./entries.ts";

/** Fields that always have a value, with the one that is no feature. */
const USUAL: Record<string, unknown> = {
  folder: 0,
  named: "plain",
  language: "md",
  date: "day",
  matter: "yaml",
  title: "The §",
  day: 1,
  form: "json",
};

/** What is particular about an entry or the data of a folder, by names such as `entry permalink false`. */
function ofFields(kind: string, described: EntryDescription | FolderDescription): string[] {
  return Object.entries(described).flatMap(([field, value]) => {
    if (value === undefined || value === USUAL[field]) return [];
    if (field === "day" || (kind === "folder" && field === "folder")) return [];
    if (field === "body") return (value as string[]).map((piece) => `body ${piece}`);
    if (field === "fields") return (value as string[]).map((name) => `${kind} field ${name}`);
    const named = Array.isArray(value) ? "list" : String(value);
    return [
      `${kind} ${field} ${field === "tags" || field === "overrideTags" ? (Array.isArray(value) ? "list" : "text") : named}`,
    ];
  });
}

/** Everything that is particular about a site, by name. */
export function featuresOf(description: Description): Set<string> {
  return new Set([
    `input ${description.input}`,
    `probe ${description.probe}`,
    `glob ${description.glob}`,
    ...(description.isBare ? ["nothing in head"] : []),
    ...description.traits.map(([name]) => name),
    ...description.entries.flatMap((entry) => ofFields("entry", entry)),
    ...description.folders.flatMap((folder) => ofFields("folder", folder)),
  ]);
}

/** A site without some features. */
export function withoutFeatures(description: Description, off: ReadonlySet<string>): Description {
  return {
    input: off.has(`input ${description.input}`) ? "src" : description.input,
    probe: off.has(`probe ${description.probe}`) ? "njk" : description.probe,
    glob: off.has(`glob ${description.glob}`) ? "md" : description.glob,
    isBare: description.isBare && !off.has("nothing in head"),
    traits: description.traits.filter(([name]) => !off.has(name)),
    entries: description.entries.map((entry) => stripped("entry", entry, off)),
    folders: description.folders.map((folder) => stripped("folder", folder, off)),
  };
}

function stripped<Described extends EntryDescription | FolderDescription>(
  kind: string,
  described: Described,
  off: ReadonlySet<string>,
): Described {
  const result: Record<string, unknown> = { ...described };
  for (const [field, value] of Object.entries(described)) {
    if (field === "body" || field === "fields") {
      result[field] = (value as string[]).filter(
        (name) => !off.has(field === "body" ? `body ${name}` : `${kind} field ${name}`),
      );
    } else if (ofFields(kind, { [field]: value } as never).some((name) => off.has(name))) {
      result[field] = USUAL[field];
    }
  }
  return result as Described;
}
