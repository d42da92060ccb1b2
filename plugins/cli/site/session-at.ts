import type { Session } from "../../eleventy/session.ts";
import type { CommandArguments } from "../frame/command.ts";
import { UsageError } from "../frame/usage-error.ts";

/** The newsroom that `--path` means, the first of the site without it. */
export function sessionAt(sessions: readonly [Session, ...Session[]], args: CommandArguments): Session {
  const wanted = args.text("path");
  if (wanted === undefined) return sessions[0];
  const plain = (path: string) => path.replace(/^\/+|\/+$/g, "");
  const found = sessions.find((session) => plain(session.settings.path) === plain(wanted));
  if (found) return found;
  throw new UsageError(
    `There is no newsroom at ${wanted}. There is ${sessions.map((session) => session.settings.path).join(", ")}.`,
  );
}
