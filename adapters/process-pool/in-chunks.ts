const MOST_PIECES = 32;
const MOST_WEIGHT = 512 * 1024;

/** Neighbours that travel to a process together: a message per small piece would cost more than its work. */
export async function* inChunks<Piece>(
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
  weigh: (piece: Piece) => number,
): AsyncIterable<readonly Piece[]> {
  let chunk: Piece[] = [];
  let weight = 0;
  for await (const piece of pieces) {
    chunk.push(piece);
    weight += weigh(piece);
    if (chunk.length < MOST_PIECES && weight < MOST_WEIGHT) continue;
    yield chunk;
    chunk = [];
    weight = 0;
  }
  if (chunk.length > 0) yield chunk;
}
