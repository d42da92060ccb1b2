import type { Command } from "../frame/command.ts";

export const tagsCommand: Command = {
  name: "tags",
  summary: "not there yet",
  usage: "",
  about: [],
  flags: {},
  examples: [],
  async run() {
    return 1;
  },
};
