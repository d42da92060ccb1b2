import { rmSync } from "node:fs";
import { join } from "node:path";
import { textOfError } from "../helpers/site.ts";
import { build, type Mode, type Output, writeSite } from "./build.ts";
import { compare, type Difference, hiddenEntries } from "./compare.ts";
import { type Description, siteOf } from "./describe.ts";

/** What came of a described site. */
export interface Checked {
  /** Why Eleventy alone cannot build the site, which is then none to compare. */
  invalid?: string;
  differences: Difference[];
  /** How many entries there are, and how many of them fast rendering rendered itself. */
  entries: number;
  direct: number;
}

const NONE: Output = { files: new Map(), inputs: new Map() };

/** Builds the site in all modes and compares. */
export async function check(description: Description): Promise<Checked> {
  const site = siteOf(description);
  const folder = writeSite(site.files);
  // Outside of the project, an absolute input folder makes the paths of pages absolute.
  for (const path of [...site.entries]) site.entries.add(join(folder, "site", path));
  try {
    const made = async (mode: Mode) => {
      try {
        return await build(folder, site.inputIn(folder), mode);
      } catch (error) {
        return textOfError(error, " ← ").replaceAll(folder, "");
      }
    };
    const alone = await made("alone");
    if (typeof alone === "string") return { invalid: alone, differences: [], entries: 0, direct: 0 };
    const templates = await made("templates");
    const direct = await made("direct");
    const errors = (["templates", "direct"] as const).flatMap((mode): Difference[] => {
      const result = mode === "direct" ? direct : templates;
      return typeof result === "string" ? [{ kind: "error", mode, path: "", detail: result }] : [];
    });
    const [one, other] = [templates, direct].map((result) => (typeof result === "string" ? NONE : result));
    return {
      differences:
        errors.length > 0 ? errors : compare(site, alone, { templates: one ?? NONE, direct: other ?? NONE }),
      entries: site.entries.size / 2,
      direct: errors.length === 0 ? hiddenEntries(alone, other ?? NONE).size : 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
