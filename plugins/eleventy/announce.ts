/**
 * Tells Eleventy what the plugin is called, and that one site may add it several times; and lets a CommonJS
 * configuration have it by `require("…")`, `require("…").default` and by its name.
 *
 * @param name under which the module exports the plugin, such as `newsroom`
 * @param eleventyPackage the address it is imported from
 */
export function announce(plugin: object, name: string, eleventyPackage: string): void {
  Object.defineProperties(plugin, {
    eleventyPackage: { value: eleventyPackage },
    eleventyPluginOptions: { value: { unique: false } },
    [name]: { value: plugin },
    default: { value: plugin },
  });
}
