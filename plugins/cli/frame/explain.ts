import { causes, newsroomErrorIn } from "../../diagnostics/causes.ts";
import type { Terminal } from "./terminal.ts";

/**
 * What a person is called with an error: the messages of the newsroom as they are, of any other error its text and
 * those of its causes. The stacks are for those who ask with `DEBUG`.
 */
export function explain(error: unknown, terminal: Pick<Terminal, "env" | "errColours">): string {
  const ours = newsroomErrorIn(error);
  if (ours) return ours.message.trimEnd();
  const shown = terminal.env["DEBUG"] ? (one: Error) => String(one.stack) : (one: Error) => one.message;
  const texts = [
    ...new Set(causes(error).map((one) => (one instanceof Error ? shown(one) : String(one)).trim())),
  ].filter(Boolean);
  return `${terminal.errColours.red("newsroom:")} ${texts.join("\n  because: ")}`;
}
