import type { Terminal } from "../frame/terminal.ts";

/**
 * Runs a part of the site's build without what it prints: a command's own output may be read by a machine.
 * With `DEBUG` it is shown on standard error.
 */
export async function silently<Result>(terminal: Terminal, run: () => Promise<Result>): Promise<Result> {
  const { log, info, warn, error, debug } = console;
  const say = terminal.env["DEBUG"] ? error.bind(console) : () => {};
  Object.assign(console, { log: say, info: say, warn: say, error: say, debug: say });
  try {
    return await run();
  } finally {
    Object.assign(console, { log, info, warn, error, debug });
    // Eleventy sets it for what is thrown as well; the command decides.
    process.exitCode = 0;
  }
}
