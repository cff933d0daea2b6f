/**
 * The state of a text after `step` of `steps` changes; the last state is the text itself. Grows by whole blocks
 * (separated by blank lines) where there are enough of them, else by lines.
 */
export function growText(text: string, step: number, steps: number): string {
  if (step >= steps) return text;
  const blocks = text.split(/(?<=\n\n)(?=\S)/);
  const pieces = blocks.length >= steps ? blocks : text.split(/(?<=\n)/);
  const count = Math.max(1, Math.ceil((pieces.length * step) / steps));
  const grown = pieces.slice(0, count).join('');
  return count === pieces.length ? `${grown}\n` : `${grown.trimEnd()}\n`;
}
