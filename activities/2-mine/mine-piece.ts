import type { LanguageTools } from '../../languages/language-tools.ts';
import { Reject } from '../../schemas/reject.ts';
import { openIngress } from '../envelopes/ingress.ts';
import { budgets, keepWithin } from './budgets.ts';
import { maskMined } from './mask-mined.ts';
import type { Mined, Miner } from './miner.ts';
import type { MinedPiece, MineJob, Piece } from './mining-pool.ts';
import { recordReads } from './recording.ts';

/** From a piece of a repository to the lines that are staged of it: mined, within budget, masked, checked, wrapped. */
export function minePiece(miner: Miner, job: MineJob, given: Piece, tools: LanguageTools): MinedPiece {
  const { piece, tools: recorded, read } = recordReads(given, tools);
  const mined = ofItself(piece, look(miner, piece, recorded));
  const ingress = openIngress(job.run, miner);
  const most = piece.unit === 'file' ? budgets.itemsPerFile : budgets.itemsPerProject;
  ingress.take(clean(mined, most, pathOf(piece), (path) => textOf(piece, path)));
  return { ...ingress.close(), ...read() };
}

/** A miner of single files speaks of the file that it was given: what is said of a path is replaced as a whole. */
function ofItself(piece: Piece, mined: Mined): Mined {
  if (piece.unit !== 'file') return mined;
  const { path } = piece.file;
  // What is no item at all is for ingress to refuse.
  const isForeign = (item: { readonly path?: unknown } | null): boolean =>
    item?.path === null || (typeof item?.path === 'string' && item.path !== path);
  const foreign = mined.items.filter(isForeign);
  if (foreign.length === 0) return mined;
  const own = mined.items.filter((item) => !isForeign(item));
  const rejects = foreign.map(({ kind }) => minerError(new TypeError(`${kind} of another file`), path));
  return { items: own, rejects: [...mined.rejects, ...rejects] };
}

/** What every miner's answer goes through before ingress, history miners' too. */
export function clean(
  mined: Mined,
  most: number,
  path: string | null,
  textOf: (path: string) => string | null,
): Mined {
  const within = keepWithin(mined.items, most, path);
  const rejects = mined.rejects.map((reject) => checkReject(reject, path));
  return maskMined({ items: within.items, rejects: [...rejects, ...within.rejects] }, textOf);
}

function look(miner: Miner, piece: Piece, tools: LanguageTools): Mined {
  try {
    if (miner.unit === 'file' && piece.unit === 'file') return miner.mine(piece.file, tools);
    if (miner.unit === 'project' && piece.unit === 'project') return miner.mine(piece.project, tools);
  } catch (error) {
    // A trapped parser or an exhausted stack says nothing of the file and may have damaged the process, so it must end.
    if (endsProcess(error)) throw error;
    return { items: [], rejects: [minerError(error, pathOf(piece))] };
  }
  throw new TypeError(`miner ${miner.name} does not take a ${piece.unit}`);
}

function endsProcess(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'RuntimeError' || (error instanceof RangeError && /call stack|memory/i.test(error.message))
  );
}

/** A bug of a miner costs one file, not the run. The message may quote the file, so it is cut and masked like any text. */
const minerError = (error: unknown, path: string | null): Reject => ({
  kind: 'item',
  reason: 'miner-error',
  path,
  lines: null,
  detail: oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
});

function checkReject(reject: unknown, path: string | null): Reject {
  const checked = Reject.safeParse(reject);
  if (checked.success) return { ...checked.data, detail: oneLine(checked.data.detail) };
  return minerError(new TypeError('a reject without kind, known reason, path, lines and detail'), path);
}

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

const pathOf = (piece: Piece): string | null =>
  piece.unit === 'file' ? piece.file.path : piece.project.root || null;

function textOf(piece: Piece, path: string): string | null {
  const files = piece.unit === 'file' ? [piece.file] : piece.project.files;
  return files.find((file) => file.path === path)?.text ?? null;
}
