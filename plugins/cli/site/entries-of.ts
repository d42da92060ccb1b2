import type { Session } from "../../eleventy/session.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Terminal } from "../frame/terminal.ts";
import type { Site } from "./load-site.ts";

/**
 * The entries that a site has, for a command that adds some. If the site can't be built, the command still works, but
 * warns that existing entries aren't known.
 */
export async function entriesOf(site: Site, session: Session, terminal: Terminal): Promise<readonly Entry[]> {
  try {
    await site.dryRun();
  } catch {
    terminal.progress("");
    terminal.err(
      "The site can't be built at the moment, so its entries aren't known here. Build it to see the reason.",
    );
  }
  return session.newsIndex?.all ?? [];
}
