import type { FeedContext } from "./feed-context.ts";
import type { FeedAuthor } from "./feed-item.ts";
import { lineOf } from "./feed-text.ts";

/** Authors with what feeds can take: names on one line, an address of email or of a page only if it is one. */
export function peopleOf(authors: readonly FeedAuthor[]): FeedAuthor[] {
  return authors.map(personOf).filter((author) => author.name !== "");
}

/** Author of the feed as a whole: the site's author, else the site itself. Atom demands one (RFC 4287 §4.1.1). */
export function feedAuthor(context: FeedContext): FeedAuthor {
  const { author, title, url } = context.site;
  const person = author && personOf({ name: author.name, email: author.email, url: author.url });
  return person?.name
    ? person
    : { name: lineOf(title) || new URL(url).hostname, email: undefined, url: undefined };
}

function personOf({ name, email, url, image }: FeedAuthor): FeedAuthor {
  return {
    // An address in angle brackets is for machines that collect addresses; it is in `email` if it is meant to be read.
    name: lineOf(name.replace(/<[^<>\s]+>/gu, (mark) => (/[^<]@[^>]/u.test(mark) ? "" : mark))),
    email: email && EMAIL.test(email) ? email : undefined,
    url: url && URL.canParse(url) ? url : undefined,
    ...(image && URL.canParse(image) ? { image } : {}),
  };
}

const EMAIL = /^[a-z0-9_+.'!#$%*/=?^`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*$/iu;
