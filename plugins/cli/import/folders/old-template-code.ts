import { replaceBetween } from "../replace-between.ts";

/** The body of a post without the template code of its generator, as far as it can be said in Markdown. */
export interface PlainBody {
  text: string;
  /** The first template code that is left as text. */
  left: string | undefined;
}

/** @param addressOf address of another post by the name of its file */
export function plainBody(body: string, addressOf: (name: string) => string | undefined): PlainBody {
  const raws: string[] = [];
  // Everything in between is literal text.
  let text = replaceBetween(
    body,
    /\{%-?\s{0,9}raw\s{0,9}-?%\}/g,
    /\{%-?\s{0,9}endraw\s{0,9}-?%\}/g,
    (inner) => {
      raws.push(inner);
      return `\uE000${raws.length - 1}\uE001`;
    },
  );
  text = replaceBetween(
    text,
    /\{%-?\s{0,9}comment\s{0,9}-?%\}/g,
    /\{%-?\s{0,9}endcomment\s{0,9}-?%\}/g,
    () => "",
  );
  text = replaceBetween(
    text,
    /\{%-?\s{0,9}highlight\s{1,9}([\w+#.-]{0,40})[^%\n]{0,200}%\}\r?\n?/g,
    /\{%-?\s{0,9}endhighlight\s{0,9}-?%\}/g,
    (code, [, language = ""]) => fenced(language, code),
  );
  text = replaceBetween(
    text,
    /\{\{[<%]\s{0,9}highlight\s{1,9}"?([\w+#.-]{0,40})[^>%\n]{0,200}[>%]\}\}\r?\n?/g,
    /\{\{[<%]\s{0,9}\/highlight\s{0,9}[>%]\}\}/g,
    (code, [, language = ""]) => fenced(language, code),
  );
  // Hugo's way to show a shortcode.
  text = replaceBetween(
    text,
    /\{\{([<%])\/\*/g,
    /\*\/[>%]\}\}/g,
    (inner, [, mark]) => `{{${mark}${inner}${mark === "<" ? ">" : "%"}}}`,
  );
  text = text
    .replace(
      /\{%-?\s{0,9}(?:post_url|link)\s{1,9}([^\s%]{1,300})\s{0,9}-?%\}/g,
      (all, name: string) => addressOf(name) ?? all,
    )
    .replace(
      /\{\{[<%]\s{0,9}(?:rel)?ref\s{1,9}"?([^\s">%]{1,300})"?[^>%\n]{0,200}[>%]\}\}/g,
      (all, name: string) => addressOf(name) ?? all,
    )
    .replace(/\{\{\s{0,9}site\.(?:base)?url\s{0,9}\}\}/g, "")
    .replace(
      /\{\{\s{0,9}["']([^"'{}\n]{0,500})["']\s{0,9}\|\s{0,9}(?:relative_url|absolute_url|prepend:\s{0,9}site\.(?:base)?url)\s{0,9}\}\}/g,
      "$1",
    )
    .replace(/\{\{[<%]\s{0,9}figure\s{1,9}([^>%]{0,1000})[>%]\}\}/g, (_, written: string) => figure(written))
    .replace(
      /\{\{[<%]\s{0,9}youtube\s{1,9}(?:id=)?"?([\w-]{1,40})"?[^>%\n]{0,200}[>%]\}\}/g,
      "<https://www.youtube.com/watch?v=$1>",
    )
    .replace(
      /\{\{[<%]\s{0,9}vimeo\s{1,9}(?:id=)?"?(\d{1,20})"?[^>%\n]{0,200}[>%]\}\}/g,
      "<https://vimeo.com/$1>",
    )
    // Attributes of kramdown.
    .replace(/^[ \t]{0,20}\{:[^{}\n]{0,300}\}[ \t]{0,20}\r?\n?/gm, "")
    .replace(/(?<=\S)\{:[^{}\n]{0,300}\}/g, "");
  const left = /\{\{[<%][^\n]{0,60}|\{%[^\n]{0,60}|\{\{[^\n]{0,60}/.exec(withoutCode(text))?.[0];
  return { text: text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => raws[Number(index)] ?? ""), left };
}

function fenced(language: string, code: string): string {
  const fence = code.includes("```") ? "~~~~" : "```";
  return `${fence}${language}\n${code.replace(/\n?$/, "\n")}${fence}`;
}

function figure(written: string): string {
  const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|(\\S+))`).exec(written);
  const value = (name: string) => attribute(name)?.[1] ?? attribute(name)?.[2] ?? "";
  const title = value("caption") || value("title");
  const quoted = title === "" ? "" : ` "${title.replace(/"/g, "&quot;")}"`;
  return `![${value("alt") || title}](<${value("src")}>${quoted})`;
}

/** Code shows template code on purpose. */
function withoutCode(text: string): string {
  const unfenced = replaceBetween(text, /^(?:```|~~~)/gm, /^(?:```|~~~)/gm, () => "");
  return unfenced.replace(/`[^`\n]{0,1000}`/g, "");
}
