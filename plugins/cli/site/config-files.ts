/** Names that Eleventy looks for, in its order. */
const JAVASCRIPT_CONFIGS = [
  ".eleventy.js",
  "eleventy.config.js",
  "eleventy.config.mjs",
  "eleventy.config.cjs",
] as const;

/** Configurations in TypeScript have to be named to Eleventy 3; Node has to be able to read them. */
const TYPESCRIPT_CONFIGS = [
  ".eleventy.ts",
  "eleventy.config.ts",
  "eleventy.config.mts",
  "eleventy.config.cts",
] as const;

export const CONFIG_FILES = [...JAVASCRIPT_CONFIGS, ...TYPESCRIPT_CONFIGS] as const;
