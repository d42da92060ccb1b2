import { addressesBelow } from "./addresses.ts";
import type { Contender } from "./contender.ts";
import { heapFlags, writeTask } from "./eleventy.ts";

export const plainNode: Contender = {
  name: "plain-node",
  title: "plain Node, one thread",
  work: "all",
  site: "plain-node",
  entries: "src/posts",
  output: "_site",
  addresses: addressesBelow("/news/", "/news/tags/"),
  prepare: writeTask,
  build: (task) => ({ file: process.execPath, arguments: [...heapFlags(task), "build.js"] }),
  missing: () => undefined,
};
