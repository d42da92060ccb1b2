import { headlineSlug, isOwnName } from "../../slugs/headlines.ts";

/**
 * A name for the file of an entry that no file has yet: the slug of its headline, then that with the day, then with
 * a number.
 *
 * @param day `YYYY-MM-DD`
 * @param ending `.md` or `.txt`
 * @param isTaken whether there is an entry of that name without its ending
 * @param numbers the number each name has got last, for many entries of one headline
 * @example freeName("A day in Astana.", "2021-05-05", () => false) // "a-day-in-astana"
 */
export function freeName(
  headline: string,
  day: string,
  isTaken: (name: string) => boolean,
  numbers = new Map<string, number>(),
): string {
  const slug = headlineSlug(headline) || `entry-${day}`;
  // `index.md` would be the front page of its folder.
  if (!isOwnName(slug) && !isTaken(slug)) return slug;
  const dated = `${slug}-${day}`;
  if (!isTaken(dated)) return dated;
  let count = (numbers.get(dated) ?? 1) + 1;
  while (isTaken(`${dated}-${count}`)) count++;
  numbers.set(dated, count);
  return `${dated}-${count}`;
}
