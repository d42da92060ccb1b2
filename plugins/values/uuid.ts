import { createHash } from "node:crypto";

/**
 * A UUID of version 5 (RFC 9562 §5.5): it depends on the name alone.
 *
 * @param namespace a UUID
 */
export function uuid5(namespace: string, name: string): string {
  const digest = createHash("sha1")
    .update(namespace.replaceAll("-", ""), "hex")
    .update(name)
    .digest()
    .subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}
