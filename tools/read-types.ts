/** A member of an interface as its doc comment explains it. */
export interface Member {
  name: string;
  optional: boolean;
  type: string;
  /** What `@default` says. */
  default: string | undefined;
  about: string;
}

/** An exported interface or type of a file. */
export interface Documented {
  name: string;
  about: string;
  members: Member[];
  /** Of a type that is no interface. */
  definition: string | undefined;
}

/** An entry of an object with its doc comment. */
export interface Explained {
  about: string;
  /** What `@default` says. */
  default: string | undefined;
  /** What `@example` says. */
  example: string | undefined;
  /** The value as the source has it. */
  code: string;
}

const COMMENT = String.raw`(?:\/\*\*(?=\s)((?:[^*]|\*(?!\/))*)\*\/\s*(?:\/\/[^\n]*\n\s*)*)?`;
const EXPORTED = new RegExp(
  String.raw`${COMMENT}export (?:interface (\w+)[^{]*\{\n([\s\S]*?)\n\}|type (\w+) =([^;]*);)`,
  "g",
);
const MEMBER = new RegExp(
  String.raw`(?:^|\n) {2}${COMMENT}(?:readonly )?(\w+)(\?)?(\([^;]*?\))?: ((?:[^;{]|\{[^}]*\})*);`,
  "g",
);

const ENTRY = new RegExp(String.raw`^ {2}${COMMENT}(\w+)(?:: ([\s\S]*?))?,\n(?= {2}\S|$)`, "gm");

/**
 * Reads the exported interfaces and types of a TypeScript file with their doc comments. Made for the files of this
 * project, which Biome formats: members are indented by two blanks and end with a semicolon.
 */
export function readTypes(source: string): Documented[] {
  return [...source.matchAll(EXPORTED)].map(([, comment, name, body, typeName, definition]) => ({
    name: name ?? typeName ?? "",
    about: textOf(comment).about,
    members: body === undefined ? [] : membersOf(body),
    definition: definition?.replace(/\s+/g, " ").trim().replace(/^\| /, ""),
  }));
}

/** The comments and code of the entries of each object that stands at the top of a file, by the object's name. */
export function readObjects(source: string): Map<string, Map<string, Explained>> {
  return new Map(
    [...source.matchAll(/^const (\w+) = \{\n([\s\S]*?)\n\};/gm)].map(([, name = "", body = ""]) => [
      name,
      new Map(
        [...`${body}\n`.matchAll(ENTRY)].map(([, comment, key = "", code = ""]) => {
          const { about, value, example } = textOf(comment);
          return [key, { about, default: value, example, code }];
        }),
      ),
    ]),
  );
}

function membersOf(body: string): Member[] {
  return [...body.matchAll(MEMBER)].map(([, comment, name = "", optional, parameters, type = ""]) => {
    const { about, value } = textOf(comment);
    const whole = parameters ? `${parameters} => ${type}` : type;
    return {
      name,
      optional: optional === "?",
      type: whole.replace(/\s+/g, " ").trim(),
      default: value,
      about,
    };
  });
}

/** The text of a doc comment on one line, and apart from it what `@default` and `@example` say. */
function textOf(comment = ""): { about: string; value: string | undefined; example: string | undefined } {
  const text = comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join(" ")
    .replaceAll("*\\/", "*/")
    .replace(/\{@link (?:import\([^)]*\)\.)?(\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
  const [about = "", ...tags] = text.split(/ ?@(?=default |example )/);
  const tagged = (name: string) =>
    tags
      .find((tag) => tag.startsWith(`${name} `))
      ?.slice(name.length)
      .trim();
  return { about: about.trim(), value: tagged("default"), example: tagged("example") };
}
