import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A built site on the disk. Addresses are root-relative, without path prefix, percent-decoded: `/news/日本/`. */
export class OutputFolder {
  /** As it is named in messages: `_site`. */
  readonly name: string;
  readonly #root: string;
  readonly #files: ReadonlySet<string>;

  constructor(root: string, name: string) {
    this.#root = root;
    this.name = name.replace(/^\.\//, "").replace(/\/+$/, "");
    this.#files = new Set(existsSync(root) ? list(root) : []);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Every file, in a fixed order. */
  get files(): string[] {
    return [...this.#files].sort();
  }

  /**
   * The file a web server would answer an address with, undefined where it would have none. Sites that have feeds in
   * folders, such as `/feed/`, tell their server to look for `index.xml` there as well.
   */
  fileAt(address: string): string | undefined {
    const candidates = address.endsWith("/")
      ? [`${address}index.html`, `${address}index.xml`]
      : [address, `${address}/index.html`, `${address}.html`, `${address}/index.xml`];
    return candidates.find((candidate) => this.#files.has(candidate));
  }

  /** Text of a file, undefined where there is none. */
  read(file: string): string | undefined {
    return this.#files.has(file) ? readFileSync(join(this.#root, file), "utf8") : undefined;
  }

  /** Bytes of a file, undefined where there is none. */
  sizeOf(file: string): number | undefined {
    return this.#files.has(file) ? statSync(join(this.#root, file)).size : undefined;
  }

  /** A file as messages name it. */
  nameOf(file: string): string {
    return `${this.name}${file}`;
  }
}

function list(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      `${file.parentPath.slice(root.length).replaceAll("\\", "/")}/${file.name}`.replace(/^\/*/, "/"),
    );
}
