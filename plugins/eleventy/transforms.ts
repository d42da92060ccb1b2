import type { Desk } from "./desk.ts";
import { describeEntry, dress, type Transformed } from "./dress.ts";
import type { EleventyConfig } from "./eleventy-config.ts";

type Transform = (this: Transformed, content: unknown) => unknown;

/** Finishes pages before any transform of the site, and adds after all of them what they must not touch. */
export function addTransforms(config: EleventyConfig, desk: Desk): void {
  const name = `newsroom-${desk.settings.name}`;
  add(config, name, function (content) {
    return dress(desk, this, content);
  });
  runFirst(config.transforms, name);
  add(config, `${name}-json-ld`, function (content) {
    return describeEntry(desk, this, content);
  });
}

/**
 * Eleventy measures each transform and tells the owner of the slow ones. This one makes whole pages and feeds, which is
 * no fault to hunt for: it is put in unmeasured, where Eleventy lets us.
 */
function add(config: EleventyConfig, name: string, transform: Transform): void {
  config.addTransform(name, transform);
  if (name in config.transforms) config.transforms[name] = transform;
}

/** The site's own transforms, and Eleventy's of addresses and pictures, are to work on the whole of an entry's page. */
function runFirst(transforms: Record<string, unknown>, name: string): void {
  for (const [other, transform] of Object.entries(transforms)) {
    if (other === name) continue;
    delete transforms[other];
    transforms[other] = transform;
  }
}
