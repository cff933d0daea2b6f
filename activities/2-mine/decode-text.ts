const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** UTF-8 without byte order mark, line ends as they are; null when the bytes are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    // The decoder has no other way to say so.
    return null;
  }
}
