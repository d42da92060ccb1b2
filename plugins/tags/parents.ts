import type { DataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import { tagKey } from "./tag-key.ts";

/**
 * Resolves each tag's parent from the name written to a key. Parents that do not exist and loops are reported; a tag
 * in a loop loses its parent, so that whoever follows parents comes to an end.
 *
 * @param names which key each name leads to
 */
export function checkParents(
  tags: ReadonlyMap<string, DictionaryTag>,
  names: ReadonlyMap<string, string>,
  file: DataFile,
  report: (message: Diagnostic) => void,
): Map<string, DictionaryTag> {
  const resolved = new Map<string, DictionaryTag>();
  for (const tag of tags.values()) {
    const parent = tag.parent === undefined ? undefined : names.get(tagKey(tag.parent));
    if (tag.parent !== undefined && parent === undefined) {
      const meant = nearest(
        tag.parent,
        Array.from(tags.values(), ({ name }) => name),
      );
      report(
        diagnostic(
          "dictionary-parent",
          { file: file.file, line: file.lineOf([tag.name, "parent"]), found: tag.parent },
          { tag: tag.name, meant },
        ),
      );
    }
    resolved.set(tag.key, { ...tag, parent });
  }
  for (const loop of loopsOf(resolved)) {
    const first = loop[0];
    if (!first) continue;
    const chain = [...loop, first].map((tag) => tag.name).join(" → ");
    report(
      diagnostic(
        "dictionary-loop",
        { file: file.file, line: file.lineOf([first.name, "parent"]), found: chain },
        { chain },
      ),
    );
    for (const tag of loop) resolved.set(tag.key, { ...tag, parent: undefined });
  }
  return resolved;
}

/** Every loop once, beginning with the tag that the file lists first. */
function loopsOf(tags: ReadonlyMap<string, DictionaryTag>): DictionaryTag[][] {
  const loops: DictionaryTag[][] = [];
  const done = new Set<string>();
  for (const start of tags.values()) {
    const trail = new Map<string, DictionaryTag>();
    let tag: DictionaryTag | undefined = start;
    while (tag && !done.has(tag.key) && !trail.has(tag.key)) {
      trail.set(tag.key, tag);
      tag = tag.parent === undefined ? undefined : tags.get(tag.parent);
    }
    if (tag && trail.has(tag.key)) {
      const chain = [...trail.values()];
      const loop = chain.slice(chain.indexOf(tag));
      const keys = new Set(loop.map(({ key }) => key));
      const first = [...tags.keys()].find((key) => keys.has(key));
      const from = loop.findIndex(({ key }) => key === first);
      loops.push([...loop.slice(from), ...loop.slice(0, from)]);
    }
    for (const key of trail.keys()) done.add(key);
  }
  return loops;
}
