/**
 * Text of a file in the encoding that it says it has: by its byte order mark, by its XML declaration, else UTF-8.
 *
 * @returns undefined for bytes that are no text in that encoding
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  // A byte order mark outweighs what is declared; without one, zero bytes reveal UTF-16 (XML 1.0, appendix F).
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LESS_THAN)) return "utf-16be";
  if ((first === 0xff && second === 0xfe) || (first === LESS_THAN && second === 0)) return "utf-16le";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? "utf-8";
  // Programs that wrote the text from memory declare UTF-16; a declaration readable as single bytes can't be UTF-16.
  return /^(?:utf-?16|ucs-?2|iso-10646-ucs-2|unicode)/i.test(declared) ? "utf-8" : declared;
}

const LESS_THAN = 0x3c;
