/**
 * Milliseconds since 1970 that "future", "expired" and "today" are measured by: the clock's, or those that a
 * reproducible build is given.
 */
export function momentOfBuild(environment: Readonly<Record<string, string | undefined>>): number {
  const epoch = environment["SOURCE_DATE_EPOCH"];
  return epoch && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
}
