import { type Diagnostic, formatGroup, groupDiagnostics, sortDiagnostics } from "./format.ts";

/**
 * The one error the plugin throws for problems the user can fix. It carries all messages found,
 * sorted, not only the first; its `stack` is empty, so that no stack trace is ever printed for it, and the text isn't
 * printed twice.
 */
export class NewsroomError extends Error {
  readonly messages: readonly Diagnostic[];
  /** Tells Eleventy to print no line about a stack trace. */
  readonly skipOriginalStack = true;

  constructor(messages: readonly Diagnostic[]) {
    const sorted = sortDiagnostics(messages);
    const count = sorted.length === 1 ? "1 problem" : `${sorted.length} problems`;
    super(`Newsroom: ${count}\n\n${groupDiagnostics(sorted).map(formatGroup).join("\n\n")}\n`);
    this.name = "NewsroomError";
    this.messages = sorted;
    this.stack = "";
  }
}
