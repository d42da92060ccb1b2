import type { Finding } from "../findings.ts";
import { findingOf } from "./problems.ts";
import { validateJson } from "./validate-json.ts";
import { type Given, validateXml } from "./validate-xml.ts";

/**
 * What is wrong with a feed by the rules of its format, each kind of problem once with the line of the first.
 *
 * @param text a feed that can be read
 * @param file as messages name it
 */
export function feedProblems(text: string, file: string, given: Given): Finding[] {
  const findings: Finding[] = [];
  const validate = /^\uFEFF?\s*\{/.test(text) ? validateJson : validateXml;
  validate(text, given, (problem, element, details = {}) => {
    findings.push(findingOf(problem, element, details, file));
  });
  return findings;
}
