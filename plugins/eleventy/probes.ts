import type { TemplateData } from "./eleventy-config.ts";

/**
 * Virtual templates whose only use is that Eleventy works out the data of the folder they lie in: entries that the
 * plugin reads itself have that data too. All paths are below the input folder.
 */
export class Probes {
  readonly #folderOf = new Map<string, string>();
  readonly #dataOf = new Map<string, TemplateData>();
  #layoutProbe: string | undefined;
  #layoutData: TemplateData | undefined;

  add(template: string, folder: string): void {
    this.#folderOf.set(template, folder);
  }

  /** One more, in the layout that the newsroom gives to entries: those get it too late for Eleventy to add the data of layouts. */
  addForLayout(template: string): void {
    this.#layoutProbe = template;
  }

  has(template: string): boolean {
    return template === this.#layoutProbe || this.#folderOf.has(template);
  }

  /** Keeps what Eleventy worked out for a probe. */
  keep(template: string, data: TemplateData): void {
    if (template === this.#layoutProbe) {
      const { eleventyExcludeFromCollections: _probes, ...rest } = cascadeOf(data);
      this.#layoutData = rest as TemplateData;
      return;
    }
    const own = cascadeOf(data);
    const { permalink } = data;
    this.#dataOf.set(
      this.#folderOf.get(template) ?? "",
      permalink === undefined ? own : { ...own, permalink },
    );
  }

  /** Data of a folder, else of the nearest above it. */
  dataOfFolder(folder: string): Readonly<Record<string, unknown>> {
    for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
      const data = this.#dataOf.get(at === "." ? "" : at);
      if (data || at === "" || at === ".") return data ?? {};
    }
  }

  /** Puts the data of the newsroom's layout behind whatever an entry in it, or its folder, says. */
  addLayoutData(data: TemplateData): void {
    if (data["layout"] !== this.#layoutData?.["layout"]) return;
    for (const [key, value] of Object.entries(this.#layoutData ?? {})) data[key] ??= value;
  }
}

/** The cascade's data without what belongs to the probe itself. */
function cascadeOf(data: TemplateData): TemplateData {
  const { page: _page, permalink, collections: _collections, ...rest } = data;
  return (typeof permalink === "function" ? { ...rest, permalink } : rest) as TemplateData;
}
