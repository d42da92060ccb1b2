import { readFile } from "node:fs/promises";
import { join } from "node:path";

const PLUGINS = new URL("../../plugins/", import.meta.url).href;
let sources = "";

export function initialize(folder) {
  sources = join(folder, "sources");
}

/** What tsx is given to compile. */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  const [address] = url.split("?");
  if (!address.startsWith(PLUGINS) || !address.endsWith(".ts")) return loaded;
  return { ...loaded, source: await readFile(join(sources, address.slice(PLUGINS.length)), "utf8") };
}
