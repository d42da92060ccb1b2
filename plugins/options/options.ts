import type { InferInput, InferOutput } from "valibot";
import type { optionsSchema } from "./schema.ts";

/**
 * What an owner gives to `addPlugin(newsroom, …)`. Only `site.url` and `site.title` have no default.
 *
 * @example
 * eleventyConfig.addPlugin(newsroom, {
 *   site: { url: "https://news.example/", title: "The Example" },
 *   timeZone: "Asia/Almaty",
 * } satisfies NewsroomOptions);
 */
export interface NewsroomOptions extends InferInput<typeof optionsSchema> {}

/** The same with every default filled in: what the code reads. */
export interface Options extends InferOutput<typeof optionsSchema> {}

export type { FieldCondition } from "./schema.ts";

/** A field of an entry, as the option `fields` names it. */
export type FieldName = keyof Options["fields"];
