import type { Message } from "../messages/message.ts";
import { PAGE_KINDS } from "../options/schema.ts";
import type { PageKind } from "../pages/page.ts";
import type { Desk } from "./desk.ts";

/** The site's layout for a kind of page, `""` for the plugin's own. */
export function layoutOf(desk: Desk, kind: PageKind): string {
  const layout = desk.settings.options.pages.layout;
  if (typeof layout === "object") return layout[kind] || "";
  return layout !== undefined && kind !== "redirect" ? layout : "";
}

/** Layouts that `pages.layout` names and the site does not have: Eleventy would end the build with its internals. */
export function missingLayouts(desk: Desk): Message[] {
  const names = new Set(PAGE_KINDS.map((kind) => layoutOf(desk, kind)));
  return [...names]
    .filter((name) => name !== "" && !desk.gate.known.hasLayout(name))
    .map((name) => ({
      code: "layout-missing",
      severity: "error",
      problem: "The layout that the option pages.layout names is not there.",
      found: name,
      expected: "a file in the folder of layouts",
      remedy: "Correct the name, write the layout, or take the option out.",
    }));
}
