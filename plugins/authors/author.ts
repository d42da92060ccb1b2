import type { Entry } from "../entry/entry.ts";

/** A person or desk that writes entries, from the authors' file or only from an entry. */
export interface Author {
  /** Key in the authors' file, else the name. */
  key: string;
  name: string;
  /** Part of the address, unique in the newsroom. */
  slug: string;
  /** Root-relative address of the author's page, without path prefix. */
  href: string;
  /** Home page of the author elsewhere. */
  url: string | undefined;
  email: string | undefined;
  /** Absolute address of a picture. */
  image: string | undefined;
  /** Further pages of the author elsewhere. */
  links: readonly { label: string; url: string }[];
  /** Address in the fediverse: `@ann@social.example`. */
  fediverse: string | undefined;
  /** HTML made from the Markdown of the file. */
  bio: string;
  /** True if the authors' file lists the author. */
  known: boolean;
  /** Newest first. */
  entries: readonly Entry[];
}
