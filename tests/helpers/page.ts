import { getAttributeValue, getElementsByTagName, textContent } from "domutils";
import { parseDocument } from "htmlparser2";

/** Text of a page as a person reads it: of `<main>`, or of the body. */
export function textOf(html: string): string {
  const document = parseDocument(html);
  const [main] = getElementsByTagName("main", document);
  return textContent(main ?? document);
}

/** Addresses of all links of a page. */
export function linksOf(html: string): string[] {
  return getElementsByTagName("a", parseDocument(html)).flatMap(
    (link) => getAttributeValue(link, "href") ?? [],
  );
}

/** Every `<time>` of a page. */
export function timesOf(html: string): { datetime: string | undefined; text: string }[] {
  return getElementsByTagName("time", parseDocument(html)).map((time) => ({
    datetime: getAttributeValue(time, "datetime"),
    text: textContent(time),
  }));
}

/** Attributes of each element of a kind. */
export function elementsOf(html: string, name: string): Record<string, string>[] {
  return getElementsByTagName(name, parseDocument(html)).map((element) => element.attribs);
}

/** Texts of the elements with a class, in their order. */
export function textsOf(html: string, className: string): string[] {
  return getElementsByTagName("*", parseDocument(html))
    .filter((element) => element.attribs["class"]?.split(/\s+/).includes(className))
    .map((element) => textContent(element));
}
