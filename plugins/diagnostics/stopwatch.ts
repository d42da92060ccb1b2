/**
 * How long the newsroom's own work takes within a build, printed with `DEBUG=newsroom`. Nested spans count once,
 * and the pages of entries, which any site has, are not counted.
 */
export class Stopwatch {
  readonly #wanted = /(^|[\s,])(newsroom\S*|\*)/i.test(process.env["DEBUG"] ?? "");
  #began = performance.now();
  #spans = new Map<string, number>();
  #depth = 0;

  begin(): void {
    this.#began = performance.now();
    this.#spans = new Map();
  }

  /** Runs work and adds what it takes to a span. */
  measure<Result>(span: string, work: () => Result): Result {
    if (!this.#wanted || this.#depth > 0) return work();
    const start = performance.now();
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
      this.#spans.set(span, (this.#spans.get(span) ?? 0) + performance.now() - start);
    }
  }

  /** The lines to print, none unless `DEBUG=newsroom` is set. */
  report(further: readonly string[] = []): string[] {
    if (!this.#wanted) return [];
    const whole = performance.now() - this.#began;
    const own = [...this.#spans.values()].reduce((sum, span) => sum + span, 0);
    const lines = [...this.#spans].map(([span, taken]) => `  ${span}: ${Math.round(taken)} ms`);
    return [
      `own work: ${Math.round(own)} ms of ${Math.round(whole)} ms (${Math.round((100 * own) / whole)} %)`,
      ...lines,
      ...further,
    ];
  }
}
