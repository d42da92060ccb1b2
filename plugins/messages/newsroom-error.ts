import { formatGroup, groupMessages, type Message, sortMessages } from "./message.ts";

/**
 * The one error the plugin throws for what a person can mend. It carries all messages found,
 * sorted, not only the first; its `stack` is empty, so that no stack trace is ever printed for it, nor its text twice.
 */
export class NewsroomError extends Error {
  readonly messages: readonly Message[];
  /** Tells Eleventy to print no line about a stack trace. */
  readonly skipOriginalStack = true;

  constructor(messages: readonly Message[]) {
    const sorted = sortMessages(messages);
    const count = sorted.length === 1 ? "1 problem" : `${sorted.length} problems`;
    super(`Newsroom: ${count}\n\n${groupMessages(sorted).map(formatGroup).join("\n\n")}\n`);
    this.name = "NewsroomError";
    this.messages = sorted;
    this.stack = "";
  }
}
