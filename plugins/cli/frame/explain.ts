import { NewsroomError } from "../../messages/newsroom-error.ts";
import type { Terminal } from "./terminal.ts";

/**
 * What a person is told of an error: the messages of the newsroom as they are, of any other error its text and
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

/** The messages of the newsroom that an error, or one behind it, carries. */
export function newsroomErrorIn(error: unknown): NewsroomError | undefined {
  return causes(error).find(isNewsroomError);
}

/** Another copy of the plugin has another class of the same name. */
function isNewsroomError(error: unknown): error is NewsroomError {
  return error instanceof NewsroomError || (error instanceof Error && error.name === "NewsroomError");
}

/** The error and what it says was behind it; Eleventy keeps that as `originalError`. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && !chain.includes(at); ) {
    chain.push(at);
    at = (at as { originalError?: unknown }).originalError ?? (at as { cause?: unknown }).cause;
  }
  return chain;
}
