/** What a build said, with equal messages printed once for each of their places again. */
export function ungrouped(output: string): string {
  return output
    .split("\n\n")
    .map((block) => {
      const [, problem, also] = /^\S+: (.*)[\s\S]*\n {4}also: {5}(.*) \(\d+ in all\)$/m.exec(block) ?? [];
      if (!problem || !also) return block;
      return [block, ...also.split(", ").map((place) => `${place}: ${problem}`)].join("\n");
    })
    .join("\n\n");
}
