import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { FieldName } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import { fieldValue } from "./field-value.ts";
import { fieldsOfConditions } from "./read-visibility.ts";

type Data = Readonly<Record<string, unknown>>;

/** Data names that every Eleventy template has; never suggest them. */
const ELEVENTY = new Set(["page", "pkg", "eleventy", "collections", "layout", "permalink", "pagination"]);

/** Fields that decide whether an entry is published, and so are read before Eleventy works out computed data. */
const READ_EARLY: ReadonlySet<FieldName> = new Set<FieldName>(["date", "draft"]);

/**
 * Finds out in a build which of the names that the option `fields` gives no entry has: a typo would look like a field
 * that no entry uses.
 */
export class FieldUse {
  readonly #settings: Settings;
  /** Names that no entry had so far, with their fields. */
  readonly #missing: { field: FieldName; name: string }[];
  readonly #computed = new Set<string>();
  #hasEntries = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    const looked = new Set<FieldName>([...READ_EARLY, ...settings.renamedFields]);
    this.#missing = [...looked].flatMap((field) =>
      fieldsOfConditions(settings.fields[field]).map((name) => ({ field, name })),
    );
  }

  /**
   * Looks at the data of an entry.
   *
   * @param isComputed true where Eleventy has put in the computed data, which comes too late for some fields
   */
  see(data: Data, isComputed: boolean): void {
    this.#hasEntries = true;
    if (this.#missing.length === 0) return;
    for (const name of computedNames(data)) this.#computed.add(name);
    for (let at = this.#missing.length - 1; at >= 0; at--) {
      const { field, name } = this.#missing[at] as { field: FieldName; name: string };
      if (fieldValue(data, name) !== undefined && !(isComputed && READ_EARLY.has(field)))
        this.#missing.splice(at, 1);
    }
  }

  /** @param entries data of the entries, asked for only where a name is missing */
  messages(entries: () => Iterable<Data>, hasDates: boolean): Diagnostic[] {
    const { renamedFields } = this.#settings;
    if (!this.#hasEntries) return [];
    const missing = this.#missing.filter(({ field, name }) =>
      renamedFields.has(field) ? true : this.#computed.has(name) && (field === "draft" || !hasDates),
    );
    if (missing.length === 0) return [];
    const known = new Set<string>();
    for (const data of entries()) for (const name of Object.keys(data)) known.add(name);
    const mapped = new Set(fieldsOfConditions(Object.values(this.#settings.fields).flat()));
    const free = [...known]
      .filter((name) => !mapped.has(name) && !ELEVENTY.has(name) && !name.startsWith("eleventy"))
      .sort();
    return missing.flatMap(({ field, name }) => {
      if (this.#computed.has(name)) return [computedField(field, name)];
      const meant = nearest(name, free);
      const names = fieldsOfConditions(this.#settings.fields[field]);
      // Of several names, one that no entry has is only another way to write the field, unless it is a slip of the
      // finger.
      const isAlternative = names.some(
        (other) => !this.#missing.some((one) => one.field === field && one.name === other),
      );
      return isAlternative && meant === undefined ? [] : [absentField(field, name, meant)];
    });
  }
}

function computedNames({ eleventyComputed }: Data): string[] {
  return typeof eleventyComputed === "object" && eleventyComputed !== null
    ? Object.keys(eleventyComputed)
    : [];
}

function absentField(field: FieldName, name: string, meant: string | undefined): Diagnostic {
  return diagnostic("field-absent", { found: name }, { field, name, meant });
}

function computedField(field: FieldName, name: string): Diagnostic {
  return diagnostic(
    "field-computed",
    { found: `eleventyComputed: { ${name} }` },
    { field, name, isReadEarly: READ_EARLY.has(field) },
  );
}
