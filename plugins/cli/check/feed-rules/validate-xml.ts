import { htmlWords } from "../../../content/plain-text.ts";
import { htmlProblems, isHtmlElement, tagProblems } from "./html-rules.ts";
import type { Details, ProblemName, Report } from "./problems.ts";
import {
  canonicalUri,
  duration,
  fullIri,
  fullUri,
  httpUrl,
  iriReference,
  language,
  MEDIA_TYPE,
  mailAddress,
  mailWithName,
  nonNegativeInteger,
  oneOf,
  positiveInteger,
  rfc2822Date,
  rfc3339Date,
  trueOrFalse,
  uriReference,
  type ValueRule,
  w3cDate,
  within,
} from "./values.ts";
import { namespaceOf, prefixOf, readXml, XHTML, type XmlElement } from "./xml-tree.ts";

/** What a document is checked with. */
export interface Given {
  /** Milliseconds since 1970 that "in the future" is measured by. */
  moment: number;
  /** Root-relative, percent-decoded address of the file, if it lies in a built site. */
  address: string | undefined;
}

interface Context extends Given {
  report: Report;
  /** Lines of the document. */
  lines: readonly string[];
  format: "rss" | "atom";
  /** Version of RSS. */
  version: string;
}

type Check = (element: XmlElement, context: Context) => void;

interface Rule {
  /** It stands once in its parent. */
  once?: ProblemName;
  checks: readonly Check[];
  attributes?: readonly string[];
  /** Elements it takes, where it is no text. */
  children?: () => Vocabulary;
  /** Any elements and attributes are left alone. */
  isOpen?: boolean;
  /** It may hold text, or elements that its own checks look at. */
  isMixed?: boolean;
}

type Vocabulary = Readonly<Record<string, Rule>>;

/**
 * Checks a well-formed feed in RSS 0.91 to 2.0 or Atom 1.0 for what the W3C feed validator reports: what the formats
 * forbid, and what some readers can't handle.
 */
export function validateXml(xml: string, given: Given, report: Report): void {
  const { root, namespaces } = readXml(xml);
  // RSS 1.0 is RDF, which is too flexible to check here.
  if (!root || root.name === "rdf:RDF") return;
  const format = root.name === "feed" || root.name === "entry" ? "atom" : "rss";
  for (const { prefix, uri } of namespaces) checkNamespace(prefix, uri, format, root, report);
  const context: Context = {
    ...given,
    report,
    format,
    lines: xml.split("\n"),
    version: attribute(root, "version") ?? "2.0",
  };
  const rule = Object.hasOwn(ROOTS, root.name) ? ROOTS[root.name] : undefined;
  if (!rule) {
    const isFeed = /^\{.*\}(?:rss|feed)$/.test(root.name);
    const isOld = root.namespace?.includes("purl.org/atom/ns");
    report(isOld ? "old-atom" : isFeed ? "wrong-namespace" : "wrong-root", root);
    return;
  }
  if (format === "atom" && root.namespace === undefined) report("wrong-namespace", root);
  checkElement(root, rule, context);
}

function checkNamespace(prefix: string, uri: string, format: string, root: XmlElement, report: Report): void {
  const usual = prefixOf(uri);
  const reserved = namespaceOf(prefix);
  if (/^https?:\/\/purl\.org\/atom\/ns#?$/.test(uri)) return;
  if (reserved !== undefined && usual !== prefix)
    report("reserved-prefix", root, { name: prefix, found: uri });
  else if (usual === undefined && uri !== "") report("unknown-namespace", root, { found: uri });
  else if (format === "atom" && prefix !== "" && (usual === "atom" || usual === "xhtml"))
    report("avoid-prefix", root, { name: prefix });
}

function checkElement(element: XmlElement, rule: Rule, context: Context): void {
  const { report } = context;
  if (BAD_CHARACTERS.test(element.text)) report("bad-characters", element);
  const lang = attribute(element, "xml:lang");
  if (lang && language(lang, 0)) report("invalid-value", element, { found: lang });
  if (!rule.isOpen) {
    for (const { name, value } of element.attributes) {
      const isForeign = name.startsWith("{") || name.startsWith("xml:") || name.startsWith("rdf:");
      if (!isForeign && !rule.attributes?.includes(name))
        report("unknown-attribute", element, { name, found: value });
    }
    const isMixed = rule.isMixed && element.children.length === 0;
    if (rule.children && !isMixed && element.text.trim() !== "")
      report("unexpected-text", element, { found: element.text.trim() });
  }
  for (const check of rule.checks) check(element, context);
  if (rule.isMixed) return;
  if (rule.children) checkChildren(element, rule.children(), context);
  else if (!rule.isOpen) for (const child of element.children) report("unknown-element", child);
}

const BAD_CHARACTERS = /[\u0080-\u009f\ufffd]/;

function checkChildren(element: XmlElement, vocabulary: Vocabulary, context: Context): void {
  const seen = new Set<string>();
  for (const child of element.children) {
    const { name } = child;
    const base = name.startsWith("dc:") ? name.replace(/\..*$/, "") : name;
    const rule = Object.hasOwn(vocabulary, base) ? vocabulary[base] : undefined;
    if (rule) {
      if (rule.once && seen.has(name)) context.report(rule.once, child);
      seen.add(name);
      checkElement(child, rule, context);
    } else if (name.startsWith("{") || isOpenNamespace(name)) continue;
    else if (child.namespace === undefined && context.format === "atom")
      context.report("no-namespace", child);
    else context.report("unknown-element", child);
  }
}

/** Namespaces whose elements are known by name; those of others are left alone. */
function isOpenNamespace(name: string): boolean {
  return /^[a-z]+:/i.test(name) && !/^(?:atom|dc|itunes|content|slash|sy|wfw|xhtml):/.test(name);
}

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.name === name)?.value;
}

function has(element: XmlElement, name: string): boolean {
  return element.children.some((child) => child.name === name);
}

/* Checks that rules are made of. */

const value =
  (rule: ValueRule): Check =>
  (element, { report, moment }) => {
    const text = element.text.trim();
    const problem = rule(text, moment);
    if (problem) report(problem, element, { found: text });
  };

const notBlank: Check = (element, { report }) => {
  if (element.text.trim() === "" && element.children.length === 0) report("empty-element", element);
};

const noSpace: Check = (element, { report }) => {
  if (element.text !== element.text.trim()) report("surrounding-space", element, { found: element.text });
};

const requires =
  (...names: readonly string[]): Check =>
  (element, { report }) => {
    for (const name of names) if (!has(element, name)) report("missing-element", element, { name });
  };

const requiredAttribute =
  (name: string, rule: ValueRule): Check =>
  (element, { report, moment }) => {
    const found = attribute(element, name);
    if (found === undefined) report("missing-attribute", element, { name });
    else if (rule(found, moment)) report("invalid-attribute", element, { name, found });
  };

const optionalAttribute =
  (name: string, rule: ValueRule): Check =>
  (element, { report, moment }) => {
    const found = attribute(element, name);
    if (found !== undefined && rule(found, moment)) report("invalid-attribute", element, { name, found });
  };

const mediaType: ValueRule = (text) => (MEDIA_TYPE.test(text) ? undefined : "invalid-attribute");

/** Text without markup, as RSS has it nearly everywhere. */
const plain: Check = (element, context) => plainText(element, element.text, context);

function plainText(element: XmlElement, text: string, { report, lines, format, version }: Context): void {
  const tag = Array.from(text.matchAll(/<\/(\w+)>/g), ([, name = ""]) => name).find((name) =>
    isHtmlElement(name.toLowerCase()),
  );
  if (tag !== undefined) {
    report("markup", element, { found: `</${tag}>` });
    return;
  }
  const end = element.line - 1 + text.split("\n").length;
  const isNumeric = lines.slice(element.line - 1, end).some((line) => line.includes("&#x"));
  if (isNumeric) return;
  const references = [...text.matchAll(/&(#?\w+)/g)];
  for (const [, name = ""] of references) {
    if (!/^[a-z]+$/i.test(name) || name === "apos" || htmlWords(`&${name};`) !== `&${name};`)
      report("markup", element, { found: `&${name};` });
  }
  if (
    references.length === 0 &&
    format === "rss" &&
    version.startsWith("2.") &&
    /&#[x0-9]|<[/a-zA-Z]/.test(text)
  )
    report("raw-markup", element, { found: text.trim() });
}

/** HTML as RSS carries it. */
const html: Check = (element, { report }) => {
  for (const [problem, details] of htmlProblems(element.text, true)) report(problem, element, details);
};

/** A text or content construct of Atom (RFC 4287 §3.1, §4.1.3). */
const textConstruct =
  (isContent: boolean): Check =>
  (element, context) => {
    const { report, moment } = context;
    const source = attribute(element, "src");
    const type = attribute(element, "type") ?? (source === undefined ? "text" : "");
    const invalid = (found: string): void => report("invalid-attribute", element, { name: "type", found });
    if (attribute(element, "type") === "") report("empty-attribute", element, { name: "type" });
    if (type.includes("/") && !isContent) invalid(type);
    else if (type === "multipart/alternative") invalid(type);
    if (source !== undefined) {
      if (iriReference(source, moment)) report("invalid-attribute", element, { name: "src", found: source });
      if (type === "") report("unusual-attribute", element, { name: "type", found: "" });
    }
    if (
      !(["text", "html", "xhtml"].includes(type) && source === undefined) &&
      type !== "" &&
      !MEDIA_TYPE.test(type)
    )
      invalid(type);
    const isXml = /[+/]xml$/.test(type);
    if (type === "html" || type.endsWith("/html")) {
      for (const [problem, details] of htmlProblems(element.text, false)) report(problem, element, details);
      if (type.endsWith("/html") && source === undefined && !element.text.includes("<html"))
        report("html-fragment", element);
    } else if (type.includes("/") && !isXml && !type.startsWith("text/")) {
      if (!/^[A-Za-z\d+/\s]*=*\s*$/.test(element.text))
        report("invalid-value", element, { found: element.text.trim() });
    } else if (type !== "xhtml" || element.children.length === 0) plainText(element, element.text, context);
    for (const child of element.children) {
      if (type !== "xhtml" && !isXml) report("unknown-element", child);
      if (type === "application/xhtml+xml" && child.name !== "xhtml:html") report("html-fragment", element);
    }
    if (type === "xhtml") checkXhtml(element, report);
    if (element.text.trim() === "" && element.children.length === 0 && source === undefined && !isXml)
      report("empty-element", element);
  };

function checkXhtml(element: XmlElement, report: Report): void {
  const [first] = element.children;
  if (element.text.trim() !== "" || first?.name !== "xhtml:div") {
    if (first?.name.replace(/^.*[:}]/, "") === "div")
      report("html-namespace", element, { found: first.namespace ?? "none" });
    if (element.text.trim() !== "" || first) report("missing-element", element, { name: "xhtml:div" });
    return;
  }
  checkXhtmlChildren(first, report);
}

function checkXhtmlChildren(element: XmlElement, report: Report): void {
  for (const child of element.children) {
    const local = child.name.replace(/^.*[:}]/, "");
    if (child.namespace === undefined) report("html-namespace", child, { found: "none" });
    else if (child.namespace === XHTML) {
      const attributes = Object.fromEntries(child.attributes.map(({ name, value: text }) => [name, text]));
      for (const [problem, details] of tagProblems(local, attributes)) report(problem, child, details);
    }
    checkXhtmlChildren(child, report);
  }
}

/* Elements. */

const once = (...checks: readonly Check[]): Rule => ({ once: "repeated-element", checks });
const many = (...checks: readonly Check[]): Rule => ({ checks });
const open: Rule = { checks: [], isOpen: true };
const openOnce: Rule = { ...open, once: "repeated-element" };
const withAttributes = (rule: Rule, ...attributes: readonly string[]): Rule => ({ ...rule, attributes });

/** One of two elements that say the same. */
const insteadOf =
  (name: string): Check =>
  (element, { report }) => {
    if (element.parent && has(element.parent, name)) report("repeated-meaning", element, { name });
  };

const atomText = (isContent = false): Rule =>
  withAttributes(
    { checks: [textConstruct(isContent)], children: () => ({}), isMixed: true, once: "repeated-element" },
    "type",
    "src",
  );

const person: Rule = {
  checks: [
    (element, { report }) => {
      if (!has(element, "name") && !has(element, "atom:name"))
        report("missing-element", element, { name: "name" });
    },
  ],
  children: () => PERSON,
};

const personName = once(plain, notBlank, (element, { report }) => {
  if (/<[^\s@<>]+@[\w.-]+\.\w+>/.test(element.text))
    report("mail-misplaced", element, { found: element.text.trim() });
});
const PERSON: Vocabulary = {
  name: personName,
  email: once(value(mailAddress)),
  uri: once(notBlank, value(iriReference), noSpace),
  "atom:name": personName,
  "atom:email": once(value(mailAddress)),
  "atom:uri": once(notBlank, value(iriReference), noSpace),
};

const RELATIONS = new Set(
  (
    "alternate current describedby edit edit-media enclosure first hub last license next next-archive payment prev-archive " +
    "previous related replies search self service up via"
  ).split(" "),
);

const atomLink: Rule = {
  checks: [
    (element, context) => {
      const { report, moment } = context;
      const rel = attribute(element, "rel");
      const type = attribute(element, "type");
      const href = attribute(element, "href");
      const plainRel = rel?.replace("http://www.iana.org/assignments/relation/", "");
      if (rel === "") report("empty-attribute", element, { name: "rel" });
      if (plainRel && !RELATIONS.has(plainRel) && fullIri(plainRel, moment))
        report("unusual-attribute", element, { name: "rel", found: plainRel });
      if (type !== undefined && !MEDIA_TYPE.test(type))
        report("invalid-attribute", element, { name: "type", found: type });
      else if (
        type !== undefined &&
        plainRel === "self" &&
        !/^application\/(?:atom|rss|rdf)\+xml(?:;|$)/.test(type)
      )
        report("unusual-attribute", element, { name: "type", found: type });
      const title = attribute(element, "title");
      if (title === "") report("empty-attribute", element, { name: "title" });
      else if (title !== undefined) plainText(element, title, context);
      const length = attribute(element, "length");
      if (length !== undefined && nonNegativeInteger(length, 0))
        report("invalid-value", element, { found: length });
      const hreflang = attribute(element, "hreflang");
      if (hreflang !== undefined && language(hreflang, 0))
        report("invalid-value", element, { found: hreflang });
      if (href === undefined) report("missing-attribute", element, { name: "href" });
      else if (iriReference(href, moment)) report("invalid-address", element, { found: href });
      if (element.text.trim() !== "") report("link-with-text", element, { found: element.text.trim() });
      if (plainRel === "self" && href !== undefined && /^(?:feed|channel)$/.test(element.parent?.name ?? ""))
        checkSelf(element, href, context);
      if (
        element.parent?.name === "entry" &&
        /^(?:current|first|last|next|next-archive|prev-archive|previous)$/.test(plainRel ?? "")
      )
        report("unusual-attribute", element, { name: "rel", found: rel ?? "" });
    },
  ],
  isOpen: true,
  attributes: ["type", "title", "rel", "href", "length", "hreflang"],
};

/**
 * Where the feed is built, its own address has to lead to it. The domain is left alone, and what the host puts
 * before.
 */
function checkSelf(element: XmlElement, href: string, { report, address }: Context): void {
  const base = baseOf(element);
  if (!URL.canParse(href, base)) {
    report("self-differs", element, { found: href });
    return;
  }
  if (address === undefined) return;
  const path = decodeURIComponent(new URL(href, base).pathname.replace(/%(?![\da-f]{2})/gi, "%25"));
  const bare = (text: string) => text.replace(/\/index\.\w+$/, "/").replace(/\/$/, "");
  if (!bare(path).endsWith(bare(address))) report("self-differs", element, { found: href });
}

function baseOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const own = attribute(element, "xml:base");
  const outer = baseOf(element.parent);
  return own !== undefined && URL.canParse(own, outer) ? new URL(own, outer).href : outer;
}

const atomCategory: Rule = {
  checks: [
    (element, context) => {
      const term = attribute(element, "term");
      if (term === undefined) context.report("missing-attribute", element, { name: "term" });
      else if (term === "") context.report("empty-element", element);
      const label = attribute(element, "label");
      if (label !== undefined) plainText(element, label, context);
    },
    optionalAttribute("scheme", fullIri),
  ],
  attributes: ["term", "scheme", "label"],
};

const generator: Rule = {
  once: "repeated-element",
  checks: [notBlank, plain, optionalAttribute("uri", iriReference)],
  attributes: ["uri", "version", "url"],
};

/** Dublin Core, syndication and the like. */
const EVERYWHERE: Vocabulary = {
  "dc:title": once(),
  "dc:description": once(),
  "dc:publisher": many(),
  "dc:contributor": many(),
  "dc:type": once(),
  "dc:format": once(),
  "dc:identifier": many(),
  "dc:source": once(),
  "dc:language": once(value(language)),
  "dc:relation": many(),
  "dc:coverage": many(),
  "dc:rights": once(plain),
};

const ITUNES: Vocabulary = {
  "itunes:author": once(),
  "itunes:block": once(),
  "itunes:explicit": once(value(trueOrFalse)),
  "itunes:keywords": once(),
  "itunes:subtitle": once(),
  "itunes:summary": once(),
  "itunes:image": openOnce,
  "itunes:title": once(),
};

/** Of a podcast as a whole, in RSS and in Atom. */
const ITUNES_SHOW: Vocabulary = {
  ...ITUNES,
  "itunes:category": open,
  "itunes:new-feed-url": once(value(fullUri)),
  "itunes:type": once(value(oneOf("episodic", "serial"))),
  "itunes:pubDate": once(value(rfc2822Date)),
};

/** Of an episode. */
const ITUNES_EPISODE: Vocabulary = {
  ...ITUNES,
  "itunes:duration": once(value(duration)),
  "itunes:episode": once(value(positiveInteger)),
  "itunes:season": once(value(positiveInteger)),
  "itunes:episodeType": once(value(oneOf("full", "trailer", "bonus"))),
  "itunes:order": many(),
  "itunes:isClosedCaptioned": many(),
};

const ATOM_IN_RSS: Vocabulary = {
  "atom:author": person,
  "atom:category": atomCategory,
  "atom:contributor": person,
  "atom:id": once(value(fullUri), insteadOf("guid")),
  "atom:link": atomLink,
  "atom:title": openOnce,
  "atom:updated": once(value(rfc3339Date)),
};

const misplaced: Check = (element, { report }) => {
  const siblings = element.parent?.children ?? [];
  if (siblings.slice(0, siblings.indexOf(element)).some(({ name }) => name === "entry"))
    report("metadata-after-entries", element);
};
const meta = (rule: Rule): Rule => ({ ...rule, checks: [...rule.checks, misplaced] });

const CHANNEL: Vocabulary = {
  // For people who open the feed in a browser.
  "xhtml:div": open,
  ...EVERYWHERE,
  ...ITUNES_SHOW,
  ...ATOM_IN_RSS,
  "itunes:owner": {
    once: "repeated-element",
    checks: [requires("itunes:email")],
    children: () => ({ "itunes:email": once(value(mailAddress)), "itunes:name": once(plain) }),
  },
  "atom:generator": generator,
  "atom:icon": once(notBlank, value(uriReference)),
  "atom:logo": once(notBlank, value(uriReference)),
  "atom:subtitle": openOnce,
  "atom:rights": openOnce,
  "dc:creator": many(insteadOf("managingEditor")),
  "dc:subject": many(insteadOf("category")),
  "dc:date": once(insteadOf("pubDate"), value(w3cDate)),
  "sy:updatePeriod": once(value(oneOf("hourly", "daily", "weekly", "monthly", "yearly"))),
  "sy:updateFrequency": once(value(positiveInteger)),
  "sy:updateBase": once(value(w3cDate)),
  title: once(plain, notBlank),
  link: once(value(fullUri)),
  description: once(plain),
  language: once(value(language), insteadOf("dc:language")),
  copyright: once(plain, insteadOf("dc:rights")),
  managingEditor: once(value(mailWithName)),
  webMaster: once(value(mailWithName), insteadOf("dc:publisher")),
  pubDate: once(value(rfc2822Date)),
  lastBuildDate: once(value(rfc2822Date), insteadOf("dcterms:modified")),
  category: withAttributes(many(plain), "domain"),
  generator: once(insteadOf("admin:generatorAgent")),
  docs: once(value(fullUri)),
  cloud: {
    once: "repeated-element",
    checks: [
      ...["domain", "path", "registerProcedure", "protocol"].map((name) =>
        requiredAttribute(name, () => undefined),
      ),
      requiredAttribute("port", positiveInteger),
    ],
    attributes: ["domain", "path", "registerProcedure", "protocol", "port"],
  },
  ttl: once(notBlank, value(positiveInteger)),
  rating: many(),
  image: { once: "repeated-element", checks: [requires("title", "url", "link")], children: () => IMAGE },
  textInput: {
    once: "repeated-element",
    checks: [
      (element, { report }) => report("avoid-text-input", element),
      requires("title", "link", "description", "name"),
    ],
    children: () => ({
      ...EVERYWHERE,
      "dc:creator": many(),
      "dc:subject": many(),
      "dc:date": many(),
      title: once(plain),
      description: once(),
      name: once(),
      link: once(value(fullUri)),
    }),
  },
  skipHours: {
    once: "repeated-element",
    checks: [requires("hour")],
    children: () => ({
      hour: many(value(within(0, 23)), (element, { report }) => {
        const [first] = (element.parent?.children ?? []).filter(
          ({ text }) => text.trim() === element.text.trim(),
        );
        if (first !== element) report("invalid-value", element, { found: element.text });
      }),
    }),
  },
  skipDays: {
    once: "repeated-element",
    checks: [requires("day")],
    children: () => ({
      day: many(
        value(oneOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
        (element, { report }) => {
          const [first] = (element.parent?.children ?? []).filter(
            ({ text }) => text.trim() === element.text.trim(),
          );
          if (first !== element) report("invalid-value", element, { found: element.text });
        },
      ),
    }),
  },
  item: { checks: [checkItem], children: () => ITEM },
};

const sameAsChannel: Check = (element, { report }) => {
  const channel = element.parent?.parent;
  const own = channel?.children.find(({ name }) => name === element.name)?.text.trim();
  const isBefore =
    channel &&
    channel.children.findIndex(({ name }) => name === element.name) <
      channel.children.indexOf(element.parent as XmlElement);
  if (own && isBefore && own !== element.text.trim())
    report("image-differs", element, { found: element.text.trim() });
};

const IMAGE: Vocabulary = {
  ...EVERYWHERE,
  "dc:creator": many(),
  "dc:subject": many(),
  "dc:date": many(),
  title: once(notBlank, plain, sameAsChannel),
  link: once(value(fullUri), sameAsChannel),
  url: once(value(fullUri), (element, { report }) => {
    const extension = /\.(\w+)$/.exec(element.text.trim())?.[1]?.toLowerCase();
    if (extension && !["jpg", "jpeg", "gif", "png"].includes(extension))
      report("unusual-value", element, { found: element.text.trim() });
  }),
  width: once(value(within(1, 144))),
  height: once(value(within(1, 400))),
  description: once(plain),
};

function checkItem(element: XmlElement, { report, version }: Context): void {
  if (!has(element, "title") && !has(element, "description"))
    report("missing-title-and-description", element);
  if (!has(element, "guid") && version.startsWith("2.")) report("missing-guid", element);
  if (has(element, "slash:comments") && element.parent && !has(element.parent, "lastBuildDate"))
    report("advised-element", element.parent, { name: "lastBuildDate" });
  const later = element.parent?.children.slice(element.parent.children.indexOf(element)) ?? [];
  const metadata = later.find(({ name }) => CHANNEL_METADATA.has(name));
  const previous = element.parent?.children.filter(({ name }) => name === "item");
  if (
    metadata &&
    previous?.at(-1) !== element &&
    later.slice(0, later.indexOf(metadata)).filter(({ name }) => name === "item").length === 1
  )
    report("item-before-metadata", element, { name: metadata.name });
  else if (metadata && previous?.at(-1) === element)
    report("item-before-metadata", element, { name: metadata.name });
}

const CHANNEL_METADATA = new Set(
  "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image textInput skipHours skipDays".split(
    " ",
  ),
);

const ITEM: Vocabulary = {
  ...EVERYWHERE,
  ...ITUNES_EPISODE,
  ...ATOM_IN_RSS,
  "atom:content": open,
  "xhtml:body": {
    ...openOnce,
    checks: [
      (element, { report }) => {
        report("html-twice", element);
        checkXhtmlChildren(element, report);
      },
    ],
  },
  "atom:published": once(insteadOf("pubDate"), value(rfc3339Date)),
  "atom:summary": openOnce,
  "atom:author": { ...person, once: "repeated-element" },
  "dc:creator": many(insteadOf("author")),
  "dc:subject": many(insteadOf("category")),
  "dc:date": many(insteadOf("pubDate"), value(w3cDate)),
  "content:encoded": {
    once: "repeated-element",
    checks: [
      (element, { report }) => {
        const siblings = element.parent?.children ?? [];
        if (!siblings.slice(0, siblings.indexOf(element)).some(({ name }) => name === "description"))
          report("content-before-description", element);
      },
      html,
    ],
  },
  "content:items": openOnce,
  "slash:comments": once(value(nonNegativeInteger)),
  "slash:section": once(),
  "slash:department": once(),
  "slash:hit_parade": once(),
  "wfw:comment": once(value(fullUri)),
  "wfw:commentRss": once(value(fullUri)),
  "wfw:commentRSS": once(value(fullUri)),
  title: once(plain, notBlank),
  link: once(value(fullUri)),
  description: once((element, context) => (context.version === "0.91" ? plain : html)(element, context)),
  comments: once(value(fullUri)),
  author: once(value(mailWithName)),
  pubDate: once(value(rfc2822Date)),
  category: withAttributes(many(plain, notBlank), "domain"),
  source: withAttributes(once(insteadOf("dc:source"), plain, requiredAttribute("url", fullUri)), "url"),
  guid: withAttributes(once(checkGuid, uniqueIn("guid", "twin-id")), "isPermaLink"),
  enclosure: {
    once: "repeated-enclosure",
    checks: [
      requiredAttribute("url", httpUrl),
      requiredAttribute("length", nonNegativeInteger),
      requiredAttribute("type", mediaType),
    ],
    attributes: ["url", "length", "type"],
  },
};

function checkGuid(element: XmlElement, { report, moment }: Context): void {
  const text = element.text.trim();
  const isPermaLink = attribute(element, "isPermaLink");
  if (isPermaLink !== undefined && !/^(?:true|false)$/.test(isPermaLink))
    report("invalid-attribute", element, { name: "isPermaLink", found: isPermaLink });
  if (text === "") report("empty-element", element);
  if (isPermaLink === undefined || isPermaLink === "true") {
    if (uriReference(text, moment) || fullUri(text, moment) || /^(?:tag|urn:uuid):/i.test(text))
      report("invalid-permalink", element, { found: text });
  } else if (/^\d{1,8}$/.test(text)) report("weak-id", element, { found: text });
}

/** An element of one value for each item of the feed. */
function uniqueIn(name: string, problem: ProblemName): Check {
  const seen = new WeakMap<XmlElement, Set<string>>();
  return (element, { report }) => {
    const scope = element.parent?.parent;
    const text = element.text.trim();
    if (!scope || text === "" || element.name !== name) return;
    const values = seen.get(scope) ?? new Set();
    seen.set(scope, values);
    if (values.has(text)) report(problem, element, { found: text });
    values.add(text);
  };
}

const checkFeedLinks: Check = (element, { report }) => {
  const alternates = new Set<string>();
  for (const link of element.children.filter(({ name }) => name === "link")) {
    if ((attribute(link, "rel") ?? "alternate") !== "alternate") continue;
    const key = `${attribute(link, "type")} ${attribute(link, "hreflang")}`;
    if (alternates.has(key)) report("repeated-link", element, { found: attribute(link, "href") ?? "" });
    alternates.add(key);
  }
};

function checkPodcast(element: XmlElement, { report }: Context): void {
  const isPodcast = [element, ...element.children].some((one) =>
    one.children.some(({ name }) => name.startsWith("itunes:")),
  );
  if (!isPodcast) return;
  const missing = (name: string, details: Details = { name }): void =>
    report("missing-podcast-element", element, details);
  if (!has(element, "language") && attribute(element, "xml:lang") === undefined) missing("language");
  for (const name of ["itunes:category", "itunes:explicit", "itunes:owner"])
    if (!has(element, name)) missing(name);
}

const FEED_METADATA: Vocabulary = {
  author: meta(person),
  category: meta(atomCategory),
  contributor: meta(person),
  generator: meta(generator),
  id: meta(once(value(canonicalUri), noSpace)),
  icon: meta(once(notBlank, noSpace, value(uriReference))),
  link: meta(atomLink),
  logo: meta(once(notBlank, noSpace, value(uriReference))),
  title: meta(atomText()),
  subtitle: meta(atomText()),
  rights: meta(atomText()),
  updated: meta(once(value(rfc3339Date), noSpace)),
};

const ATOM_EXTENSIONS: Vocabulary = {
  ...EVERYWHERE,
  "dc:creator": many(),
  "dc:subject": many(),
  "dc:date": many(value(w3cDate)),
  "content:encoded": open,
  "slash:comments": once(value(nonNegativeInteger)),
  "wfw:comment": many(),
  "wfw:commentRss": many(),
  "sy:updatePeriod": many(),
  "sy:updateFrequency": many(),
};

const FEED: Vocabulary = {
  // For people who open the feed in a browser.
  "xhtml:div": open,
  ...ATOM_EXTENSIONS,
  ...ITUNES_SHOW,
  "itunes:owner": openOnce,
  ...FEED_METADATA,
  entry: { checks: [checkEntry, checkFeedLinks], children: () => ENTRY },
};

const ENTRY: Vocabulary = {
  ...ATOM_EXTENSIONS,
  ...ITUNES_EPISODE,
  author: person,
  category: atomCategory,
  content: atomText(true),
  contributor: person,
  id: once(value(canonicalUri), noSpace, uniqueIn("id", "twin-entry")),
  link: atomLink,
  published: once(value(rfc3339Date), noSpace),
  rights: atomText(),
  source: {
    once: "repeated-element",
    checks: [
      (element, { report }) => {
        for (const name of ["title", "id", "updated"])
          if (!has(element, name)) report("advised-element", element, { name });
      },
    ],
    children: () => FEED_METADATA,
  },
  summary: atomText(),
  title: atomText(),
  updated: once(value(rfc3339Date), noSpace, uniqueIn("updated", "same-updated")),
};

function checkEntry(element: XmlElement, { report }: Context): void {
  for (const name of ["title", "id", "updated"])
    if (!has(element, name)) report("missing-element", element, { name });
  const source = element.children.find(({ name }) => name === "source");
  if (![element, element.parent, source].some((one) => one && has(one, "author")))
    report("missing-element", element, { name: "author" });
  const content = element.children.find(({ name }) => name === "content");
  const hasSummary = has(element, "summary");
  if (content) {
    const type = attribute(content, "type") ?? "";
    const isText = !type.includes("/") || /[+/]xml$/.test(type) || type.startsWith("text/");
    if (!hasSummary && (attribute(content, "src") !== undefined || !isText))
      report("missing-summary", element);
    return;
  }
  if (!hasSummary) report("missing-text", element);
  const links = element.children.filter(({ name }) => name === "link");
  if (!links.some((link) => (attribute(link, "rel") ?? "alternate") === "alternate"))
    report("missing-content-or-link", element);
}

const hasSelf =
  (link: string): Check =>
  (element, { report, version, format }) => {
    if (format === "rss" && version !== "2.0") return;
    const links = element.children.filter(({ name }) => name === link);
    if (!links.some((one) => /(?:^|\/)self$/.test(attribute(one, "rel") ?? "")))
      report("missing-self", element);
  };

const ROOTS: Vocabulary = {
  rss: {
    checks: [
      requires("channel"),
      (element, { report }) => {
        const version = attribute(element, "version");
        if (version === undefined) report("missing-attribute", element, { name: "version" });
        else if (!["0.91", "0.92", "2.0"].includes(version))
          report("invalid-attribute", element, { name: "version", found: version });
      },
    ],
    attributes: ["version"],
    children: () => ({
      channel: {
        once: "repeated-element",
        checks: [requires("title", "link", "description"), hasSelf("atom:link"), checkPodcast],
        children: () => CHANNEL,
      },
    }),
  },
  feed: {
    checks: [requires("title", "id", "updated"), hasSelf("link"), checkFeedLinks, checkPodcast],
    children: () => FEED,
  },
  entry: { checks: [checkEntry, checkFeedLinks], children: () => ENTRY },
};
