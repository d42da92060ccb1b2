import type { Command } from "../frame/command.ts";

export const pingCommand: Command = {
  name: "ping",
  summary: "not there yet",
  usage: "",
  about: [],
  flags: {},
  examples: [],
  async run() {
    return 1;
  },
};
