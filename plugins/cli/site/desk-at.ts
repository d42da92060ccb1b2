import type { Session } from "../../eleventy/session.ts";
import type { Given } from "../frame/command.ts";
import { UsageError } from "../frame/usage-error.ts";

/** The newsroom that `--path` means, the first of the site without it. */
export function deskAt(desks: readonly [Session, ...Session[]], given: Given): Session {
  const wanted = given.text("path");
  if (wanted === undefined) return desks[0];
  const plain = (path: string) => path.replace(/^\/+|\/+$/g, "");
  const found = desks.find((desk) => plain(desk.settings.path) === plain(wanted));
  if (found) return found;
  throw new UsageError(
    `There is no newsroom at ${wanted}. There is ${desks.map((desk) => desk.settings.path).join(", ")}.`,
  );
}
