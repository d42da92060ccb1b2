/**
 * Lets a CommonJS configuration have a plugin by `require("…")`, `require("…").default` and by its name.
 *
 * @param name under which the module exports the plugin, such as `newsroom`
 */
export function announce(plugin: object, name: string): void {
  Object.defineProperties(plugin, { [name]: { value: plugin }, default: { value: plugin } });
}
