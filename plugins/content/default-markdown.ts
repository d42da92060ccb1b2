import MarkdownIt from "markdown-it";

/** Markdown as Eleventy renders it where a site changes nothing: HTML allowed, no indented code. */
export function defaultLibrary(): MarkdownIt {
  return new MarkdownIt({ html: true }).disable("code");
}

/** The same as a function. */
export function defaultMarkdown(): (text: string) => string {
  const library = defaultLibrary();
  return (text) => library.render(text, {});
}
