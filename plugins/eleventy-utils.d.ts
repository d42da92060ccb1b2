declare module "@11ty/eleventy-utils" {
  /**
   * Deep merge as Eleventy does it for data: lists are joined, and `override:` replaces. Changes and returns the
   * first.
   */
  export function Merge(target: object, ...sources: object[]): object;
}
