/** What every process of the benchmark runs with, whatever the machine's own settings are. */
export function environmentOf(own: Readonly<Record<string, string>> | undefined): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, DEBUG: __, ELEVENTY_ENV: ___, ...inherited } = process.env;
  return { ...inherited, TZ: "UTC", LC_ALL: "C.UTF-8", NODE_ENV: "production", ...own };
}
