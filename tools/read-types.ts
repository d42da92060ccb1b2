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

const COMMENT = String.raw`(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*(?:\/\/[^\n]*\n\s*)*)?`;
const EXPORTED = new RegExp(
  String.raw`${COMMENT}export (?:interface (\w+)[^{]*\{\n([\s\S]*?)\n\}|type (\w+) =([^;]*);)`,
  "g",
);
const MEMBER = new RegExp(
  String.raw`(?:^|\n) {2}${COMMENT}(?:readonly )?(\w+)(\?)?(\([^;]*?\))?: ((?:[^;{]|\{[^}]*\})*);`,
  "g",
);

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

/** The words of a doc comment on one line, without its tags; `@default` apart. */
function textOf(comment = ""): { about: string; value: string | undefined } {
  const text = comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join(" ")
    .replaceAll("*\\/", "*/")
    .replace(/\{@link (?:import\([^)]*\)\.)?(\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
  const [about = "", ...tags] = text.split(/ ?@(?=default |example )/);
  const value = tags.find((tag) => tag.startsWith("default "))?.slice("default ".length);
  return { about: about.trim(), value: value?.trim() };
}
