import MarkdownIt from "markdown-it";

/** Markdown as Eleventy renders it where a site changes nothing: HTML allowed, no indented code. */
function defaultLibrary(): MarkdownIt {
  return new MarkdownIt({ html: true }).disable("code");
}

/** The same as a function. */
export function defaultMarkdown(): (text: string) => string {
  const library = defaultLibrary();
  return (text) => library.render(text, {});
}

/** Markdown of descriptions in data files: no HTML of its own, so that nothing can be let in by it. */
export function dataMarkdown(): (text: string) => string {
  const library = new MarkdownIt({ html: false, linkify: true, typographer: false });
  return (text) => library.render(text).trim();
}
