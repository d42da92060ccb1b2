import { existsSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Settings } from "../options/settings.ts";
import type { SiteFacts } from "./internals.ts";

/**
 * Stops a build whose `pages.layout` names a layout that the site doesn't have: Eleventy would name a template of the
 * plugin's, which the owner has never seen.
 *
 * @param folder folder of layouts, with `/` at the end: `./src/_includes/`
 * @throws {NewsroomError} with every name that is wrong
 */
export function checkLayouts(facts: SiteFacts, { options }: Settings, folder: string): void {
  const { layout } = options.pages;
  const given =
    typeof layout === "object"
      ? Object.entries(layout).map(([kind, name]) => [`pages.layout.${kind}`, name] as const)
      : [["pages.layout", layout] as const];
  const messages = given.flatMap(([option, name]) => {
    if (!name || hasLayout(facts, folder, name)) return [];
    const names = layoutsIn(folder);
    const bare = (path: string) => path.replace(/\.[^./]+$/, "");
    const meant = nearest(name, names) ?? names.find((other) => bare(other) === bare(name));
    return [diagnostic("layout-missing", { found: name }, { option, folder, meant })];
  });
  if (messages.length > 0) throw new NewsroomError(messages);
}

/** A name may have no ending: Eleventy tries those of the site's template languages. */
function hasLayout(facts: SiteFacts, folder: string, name: string): boolean {
  const path = facts.layoutOfAlias(name) ?? name;
  if (facts.isVirtualLayout(path) || existsSync(posix.join(folder, path))) return true;
  return layoutsIn(posix.join(folder, posix.dirname(path))).some((file) =>
    file.startsWith(`${posix.basename(path)}.`),
  );
}

/** Files of a folder and those below it, as `layout` names them. */
function layoutsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map((file) => posix.relative(folder, posix.join(file.parentPath.replaceAll("\\", "/"), file.name)))
    .sort();
}
