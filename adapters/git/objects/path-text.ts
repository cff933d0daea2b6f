const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Git's paths are bytes. What is no UTF-8 is spelled byte by byte (`caf\xe9.sql`), so that two paths stay two; the
 * backslash marks the path as unsafe further on.
 */
export function decodePath(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (!text.includes('\uFFFD')) return text;
  try {
    return strict.decode(bytes);
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`))
      .join('');
  }
}
