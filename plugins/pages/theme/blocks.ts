import type { BlockName } from "../block-names.ts";
import type { Page } from "../page.ts";
import { type Html, raw } from "./html.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The owner's HTML for a block, else the theme's own. */
export function block(name: BlockName, page: Page, theme: ThemeContext, own: () => Html): Html {
  const given = theme.blocks[name];
  return given ? raw(given(page)) : own();
}
