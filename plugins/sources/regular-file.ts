import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";

/** Opening a pipe would else wait for somebody to write into it. Windows has neither the pipes nor the flag. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file and gives what is read from it. What only looks like a file would never end, or never begin: a pipe, a
 * device, a link to one.
 *
 * @throws what the system says, or an error whose code says what the file is
 */
export function withRegularFile<Read>(path: string, read: (handle: number, size: number) => Read): Read {
  const handle = openSync(path, WITHOUT_WAITING);
  try {
    const stat = fstatSync(handle);
    const kind = irregularKind(stat);
    if (kind !== undefined) throw Object.assign(new Error(`${path} is ${kind}`), { code: kind });
    return read(handle, stat.size);
  } finally {
    closeSync(handle);
  }
}

/** Bytes of a file: {@link withRegularFile}. */
export function readRegularFile(path: string): Buffer {
  return withRegularFile(path, (handle) => readFileSync(handle));
}

/** What something is that has the name of a file and is none, undefined for a file or folder. */
export function irregularKind(
  what: Pick<Stats, "isFIFO" | "isSocket" | "isBlockDevice" | "isCharacterDevice">,
): string | undefined {
  if (what.isFIFO()) return "a named pipe";
  if (what.isSocket()) return "a socket";
  return what.isBlockDevice() || what.isCharacterDevice() ? "a device" : undefined;
}
