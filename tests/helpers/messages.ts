/** What a build said, with the first line of equal messages printed for each of their places. */
export function ungrouped(output: string): string {
  let problem = "";
  return output
    .split("\n")
    .flatMap((line) => {
      problem = /: (\S.* \[[a-z-]+\])$/.exec(line)?.[1] ?? problem;
      const places = /^(?:\[11ty\] )? {4}also: {5}(.*) \(\d+ in all\)$/.exec(line)?.[1]?.split(", ") ?? [];
      return places.length > 0 ? places.map((place) => `${place}: ${problem}`) : [line];
    })
    .join("\n");
}
