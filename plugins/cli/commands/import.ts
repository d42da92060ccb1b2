import type { Command } from "../frame/command.ts";

export const importCommand: Command = {
  name: "import",
  summary: "not there yet",
  usage: "",
  about: [],
  flags: {},
  examples: [],
  async run() {
    return 1;
  },
};
