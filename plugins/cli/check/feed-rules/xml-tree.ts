import sax from "sax";

export interface XmlAttribute {
  /** With the usual prefix of its namespace, if it has one: `href`, `xml:lang`. */
  name: string;
  value: string;
}

/** An element of a feed that is well-formed. */
export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the prefix in the document; none for RSS and Atom themselves. */
  name: string;
  /** `undefined` where the element is in no namespace. */
  namespace: string | undefined;
  attributes: readonly XmlAttribute[];
  children: XmlElement[];
  parent: XmlElement | undefined;
  /** Own text, space around it included. */
  text: string;
  /** Line of the start tag, the first is 1. */
  line: number;
}

export interface XmlDocument {
  root: XmlElement | undefined;
  /** Every namespace that the document declares, with its prefix and line. */
  namespaces: { prefix: string; uri: string; line: number }[];
}

const ATOM = "http://www.w3.org/2005/Atom";
export const XHTML = "http://www.w3.org/1999/xhtml";

/** Namespaces that feeds use, by their usual prefix. */
const NAMESPACES: Readonly<Record<string, string>> = {
  access: "http://www.bloglines.com/about/specs/fac-1.0",
  admin: "http://webns.net/mvcb/",
  ag: "http://purl.org/rss/1.0/modules/aggregation/",
  annotate: "http://purl.org/rss/1.0/modules/annotate/",
  app: "http://www.w3.org/2007/app",
  atom: ATOM,
  blogChannel: "http://backend.userland.com/blogChannelModule",
  cc: "http://web.resource.org/cc/",
  cf: "http://www.microsoft.com/schemas/rss/core/2005",
  content: "http://purl.org/rss/1.0/modules/content/",
  creativeCommons: "http://backend.userland.com/creativeCommonsRssModule",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  ev: "http://purl.org/rss/1.0/modules/event/",
  feedburner: "http://rssnamespace.org/feedburner/ext/1.0",
  fh: "http://purl.org/syndication/history/1.0",
  foaf: "http://xmlns.com/foaf/0.1/",
  g: "http://base.google.com/ns/1.0",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  georss: "http://www.georss.org/georss",
  gml: "http://www.opengis.net/gml",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  mathml: "http://www.w3.org/1998/Math/MathML",
  media: "http://search.yahoo.com/mrss/",
  opensearch: "http://a9.com/-/spec/opensearch/1.1/",
  podcast: "https://podcastindex.org/namespace/1.0",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  slash: "http://purl.org/rss/1.0/modules/slash/",
  svg: "http://www.w3.org/2000/svg",
  sy: "http://purl.org/rss/1.0/modules/syndication/",
  taxo: "http://purl.org/rss/1.0/modules/taxonomy/",
  thr: "http://purl.org/syndication/thread/1.0",
  trackback: "http://madskills.com/public/xml/rss/module/trackback/",
  wfw: "http://wellformedweb.org/CommentAPI/",
  wiki: "http://purl.org/rss/1.0/modules/wiki/",
  xhtml: XHTML,
  xlink: "http://www.w3.org/1999/xlink",
  xml: "http://www.w3.org/XML/1998/namespace",
};

/** Namespaces differ in their case and last sign from feed to feed. */
const alike = (uri: string) => uri.toLowerCase().replace(/\W+$/, "");
const PREFIXES = new Map(Object.entries(NAMESPACES).map(([prefix, uri]) => [alike(uri), prefix]));

/** The usual prefix of a namespace, undefined for one that feeds do not commonly use. */
export function prefixOf(uri: string): string | undefined {
  return PREFIXES.get(alike(uri));
}

/** The namespace that a prefix stands for in feeds, undefined for a free one. */
export function namespaceOf(prefix: string): string | undefined {
  return Object.hasOwn(NAMESPACES, prefix) ? NAMESPACES[prefix] : undefined;
}

/** Reads XML that is well-formed. */
export function readXml(xml: string): XmlDocument {
  const parser = sax.parser(true, { xmlns: true });
  const document: XmlDocument = { root: undefined, namespaces: [] };
  let open: XmlElement | undefined;
  let own = "";
  parser.onopennamespace = ({ prefix, uri }) => {
    document.namespaces.push({ prefix, uri, line: parser.line + 1 });
  };
  parser.onopentag = ({ uri, local, attributes }) => {
    own = document.root === undefined && uri === ATOM ? ATOM : own;
    const element: XmlElement = {
      name: nameOf(uri, local, own),
      namespace: uri || undefined,
      attributes: Object.values(attributes)
        .filter(({ name }) => name !== "xmlns" && !name.startsWith("xmlns:"))
        .map((attribute) => ({ name: nameOf(attribute.uri, attribute.local, ""), value: attribute.value })),
      children: [],
      parent: open,
      text: "",
      line: parser.line + 1,
    };
    open?.children.push(element);
    document.root ??= element;
    open = element;
  };
  parser.onclosetag = () => {
    open = open?.parent;
  };
  const onText = (text: string) => {
    if (open) open.text += text;
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onerror = () => {
    parser.error = null;
  };
  parser.write(xml).close();
  return document;
}

function nameOf(uri: string, local: string, own: string): string {
  if (uri === "" || uri === own) return local;
  const prefix = prefixOf(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}
