import type { Diagnostic } from "./format.ts";

/** Collects messages while the pure parts work; the rim prints or throws them, once. */
export interface DiagnosticSink {
  report(message: Diagnostic): void;
}

/** A reporter that keeps what it is told. */
export class DiagnosticList implements DiagnosticSink {
  readonly messages: Diagnostic[] = [];

  report(message: Diagnostic): void {
    this.messages.push(message);
  }

  get errors(): Diagnostic[] {
    return this.messages.filter((message) => message.severity === "error");
  }

  get warnings(): Diagnostic[] {
    return this.messages.filter((message) => message.severity === "warning");
  }
}
