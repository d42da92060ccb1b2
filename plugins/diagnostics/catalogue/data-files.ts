import { kind } from "../kind.ts";

export const DATA_FILES = {
  "data-syntax": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The file isn't valid YAML: ${reason}.`,
    remedy:
      "Change the line. Indent with spaces, never tabs, and put text with a colon or a hash sign in quotes.",
    docs: "The tag dictionary or the authors file isn't valid YAML or JSON. The message names the line.",
  }),
  "data-file-missing": kind<{ option: string }>({
    severity: "error",
    problem: ({ option }) => `The file in ${option} doesn't exist.`,
    expected: "a YAML or JSON file, relative to the project's folder",
    remedy: ({ option }) => `Create the file, or change ${option}.`,
    docs: "`tags.dictionary` or `authors.file` names a file that doesn't exist. Paths are relative to the project's folder.",
  }),
};
