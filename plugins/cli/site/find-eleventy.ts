import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { NewsroomError } from "../../diagnostics/newsroom-error.ts";

/** What the command line calls of Eleventy's programmatic interface. */
interface EleventyRun {
  /** From Eleventy 3 on. */
  directories?: { output?: string };
  disableLogger(): void;
  init(): Promise<unknown>;
  write(): Promise<unknown>;
}

export type EleventyClass = new (
  input: string | undefined,
  output: string | undefined,
  options: Record<string, unknown>,
) => EleventyRun;

/**
 * Loads the Eleventy that a site builds with: the one found from its folder, not one that happens to lie beside
 * this package.
 *
 * @param folder folder of the site's package.json
 * @throws {NewsroomError} where the site has no Eleventy
 */
export async function findEleventy(folder: string): Promise<EleventyClass> {
  const module = (await import(pathToFileURL(entryPoint(folder)).href)) as {
    default: EleventyClass;
    Eleventy?: EleventyClass;
  };
  return module.Eleventy ?? module.default;
}

/**
 * `require.resolve` sees what is there for `require`; the module beside it, for `import`, is the one that works on
 * Node 20.
 */
function entryPoint(folder: string): string {
  const required = resolveFrom(folder);
  for (let at = dirname(required); ; at = dirname(at)) {
    const manifest = join(at, "package.json");
    if (existsSync(manifest)) {
      const { name, exports } = JSON.parse(readFileSync(manifest, "utf8")) as {
        name?: string;
        exports?: { "."?: { import?: unknown } };
      };
      if (name?.endsWith("/eleventy")) {
        const main = exports?.["."]?.import;
        return typeof main === "string" ? join(at, main) : required;
      }
    }
    if (at === dirname(at)) return required;
  }
}

function resolveFrom(folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve("@11ty/eleventy");
  } catch {
    throw new NewsroomError([diagnostic("eleventy-missing", { found: folder })]);
  }
}
