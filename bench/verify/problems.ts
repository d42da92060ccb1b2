/** Collects what is wrong with an output; a site that is wrong everywhere need not be described in full. */
export class Problems {
  private readonly found: string[] = [];
  private count = 0;

  add(problem: string): void {
    this.count += 1;
    if (this.count <= 10) this.found.push(problem);
  }

  /** One line for each problem, and a last one for those left out; empty for none. */
  list(): string[] {
    const left = this.count - this.found.length;
    return left > 0 ? [...this.found, `and ${left} more`] : [...this.found];
  }
}
