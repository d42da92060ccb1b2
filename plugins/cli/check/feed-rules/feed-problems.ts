import { lineNumberAt } from "../../../content/line-number.ts";
import type { Finding } from "../findings.ts";
import { findingOf, type ProblemName, type Report } from "./problems.ts";
import { type Given, validateXml } from "./validate-xml.ts";
import { fullIri, rfc3339Date } from "./values.ts";
import type { XmlElement } from "./xml-tree.ts";

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

type Fields = Readonly<Record<string, unknown>>;

/** Checks a JSON Feed for what its specification (https://www.jsonfeed.org/version/1.1/) forbids. */
function validateJson(text: string, { moment, address }: Given, report: Report): void {
  const feed = fieldsOf(JSON.parse(text));
  const place = (name: string, written: unknown): XmlElement => {
    const at = text.indexOf(JSON.stringify(written));
    return {
      name,
      line: at < 0 ? 1 : lineNumberAt(text, at),
      namespace: undefined,
      attributes: [],
      children: [],
      parent: undefined,
      text: "",
    };
  };
  const tell = (problem: ProblemName, name: string, written?: unknown): void =>
    report(problem, place(name, written), {
      name,
      ...(written === undefined ? {} : { found: String(written) }),
    });
  const addresses = (fields: Fields, ...names: readonly string[]): void => {
    for (const name of names) {
      const value = fields[name];
      if (value !== undefined && (typeof value !== "string" || fullIri(value, moment)))
        tell("invalid-address", name, value);
    }
  };
  if (!/^https?:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/.test(String(feed["version"])))
    tell("invalid-value", "version", feed["version"]);
  if (typeof feed["title"] !== "string")
    report("missing-element", place("feed", "version"), { name: "title" });
  addresses(feed, "home_page_url", "feed_url", "next_url", "icon", "favicon");
  const self = feed["feed_url"];
  if (self === undefined) report("missing-self", place("feed", "version"));
  else if (typeof self === "string" && URL.canParse(self) && address !== undefined) {
    const path = decodeURI(new URL(self).pathname);
    if (!path.replace(/\/$/, "").endsWith(address.replace(/\/index\.json$/, "")))
      tell("self-differs", "feed_url", self);
  }
  const ids = new Set<string>();
  for (const value of Array.isArray(feed["items"]) ? feed["items"] : []) {
    const item = fieldsOf(value);
    const id = item["id"];
    if (id === undefined)
      report("missing-element", place("item", item["url"] ?? item["title"]), { name: "id" });
    else if (ids.has(String(id))) tell("twin-id", "id", id);
    else if (typeof id !== "string") tell("unusual-value", "id", id);
    ids.add(String(id));
    if (typeof item["content_html"] !== "string" && typeof item["content_text"] !== "string")
      report("missing-element", place("item", id), { name: "content_html" });
    addresses(item, "url", "external_url", "image", "banner_image");
    for (const name of ["date_published", "date_modified"]) {
      const problem = item[name] === undefined ? undefined : rfc3339Date(String(item[name]), moment);
      if (problem) tell(problem, name, item[name]);
    }
    for (const attachment of Array.isArray(item["attachments"]) ? item["attachments"] : []) {
      const fields = fieldsOf(attachment);
      for (const name of ["url", "mime_type"])
        if (fields[name] === undefined)
          report("missing-element", place("attachment", fields["url"] ?? id), { name });
      addresses(fields, "url");
    }
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
