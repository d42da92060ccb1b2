import type { Message } from "./message.ts";

/** Collects messages while the pure parts work; the rim prints or throws them, once. */
export interface Reporter {
  report(message: Message): void;
}

/** A reporter that keeps what it is told. */
export class MessageList implements Reporter {
  readonly messages: Message[] = [];

  report(message: Message): void {
    this.messages.push(message);
  }

  get errors(): Message[] {
    return this.messages.filter((message) => message.severity === "error");
  }

  get warnings(): Message[] {
    return this.messages.filter((message) => message.severity === "warning");
  }
}
