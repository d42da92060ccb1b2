import { CATALOGUE, type Code } from "./catalogue.ts";
import type { Diagnostic } from "./format.ts";
import type { Kind } from "./kind.ts";

/** Where a problem is, and what stands there. */
export interface Place {
  /** File as the owner would name it: relative to the project, with `/`. */
  file?: string | undefined;
  /** Line in the file, the first is 1. */
  line?: number | undefined;
  /** What was there, as written. */
  found?: string | undefined;
  /** Severity, if it differs from the catalogue. */
  severity?: "error" | "warning";
}

type ValuesOf<Of extends Code> = (typeof CATALOGUE)[Of] extends Kind<infer Values> ? Values : never;

/**
 * A problem in the words of the catalogue.
 *
 * @example diagnostic("tag-unknown", { file, line, found: tag }, { dictionary: "_data/newsTags.yaml", meant: undefined })
 */
export function diagnostic<Of extends Code>(
  code: Of,
  { file, line, found, severity }: Place,
  ...[values]: Record<never, never> extends ValuesOf<Of> ? [values?: ValuesOf<Of>] : [values: ValuesOf<Of>]
): Diagnostic {
  const kind: Kind<never> = CATALOGUE[code];
  const words = (text: Kind<never>["problem"] | undefined) =>
    typeof text === "function" ? text((values ?? {}) as never) : text;
  const expected = words(kind.expected);
  const remedy = words(kind.remedy);
  return {
    code,
    severity: severity ?? kind.severity,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    problem: words(kind.problem) ?? "",
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
