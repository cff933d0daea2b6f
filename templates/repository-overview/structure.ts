import { countOf, formatRounded } from '../_style/numbers.ts';
import { type Arrow, type Box, MOST_NODES, strongest } from '../_style/picture.ts';
import type { Rows } from '../report.ts';
import { type Area, areaFinder } from './areas.ts';
import { purposeOf } from './purpose.ts';

type Coupling = Rows<'folder_imports' | 'folder_refs' | 'folder_co_changes'>;

const MOST_USES = 24;
const MOST_CO_CHANGES = 8;

export interface Structure {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly note: string | null;
}

const keyOf = ({ folder, ownFilesOnly }: Area): string => `${folder}${ownFilesOnly ? '/*' : '/'}`;

/** How people write the area: `src/`, or `src/*` for the files directly in it. */
export const areaName = (area: Area): string => (area.folder === '' ? 'files at the top' : keyOf(area));

/** Areas as boxes with what binds them; null where there are fewer than two. Beyond what a picture holds, the smallest are left out. */
export function structureOf(areas: readonly Area[], coupling: Coupling): Structure | null {
  if (areas.length < 2) return null;
  const shown = [...areas]
    .sort((a, b) => b.lines - a.lines || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, MOST_NODES);
  const kept = areas.filter((area) => shown.includes(area));
  const find = areaFinder(areas);
  const keys = new Set(kept.map(keyOf));
  const uses = strongest(usesOf(coupling, find, keys), MOST_USES);
  const together = strongest(togetherOf(coupling, find, keys, uses.kept), MOST_CO_CHANGES);
  const arrows = [...uses.kept, ...together.kept];
  const drawn = kept.filter((area) => isWorthDrawing(area, areas, arrows));
  return {
    boxes: drawn.map((area) => boxOf(area, drawn)),
    arrows,
    note: noteOf(areas.length - drawn.length, uses.left + together.left),
  };
}

/** A box that nothing is bound to and that holds next to nothing only costs attention. */
function isWorthDrawing(area: Area, all: readonly Area[], arrows: readonly Arrow[]): boolean {
  const total = all.reduce((sum, { lines }) => sum + lines, 0);
  return (
    area.lines * 50 >= total || arrows.some(({ from, to }) => from === keyOf(area) || to === keyOf(area))
  );
}

function noteOf(areas: number, arrows: number): string | null {
  const parts = [
    areas === 0 ? '' : `${countOf(areas, 'small folder')} that nothing is bound to`,
    arrows === 0 ? '' : countOf(arrows, 'weaker connection'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `Not drawn: ${parts.join(' and ')}.`;
}

const roundedCount = (value: number, one: string): string =>
  `${formatRounded(value)} ${value === 1 ? one : `${one}s`}`;

function boxOf(area: Area, all: readonly Area[]): Box {
  const top = area.folder.split('/')[0] ?? '';
  const siblings = all.filter(({ folder }) => top !== '' && folder.split('/')[0] === top).length;
  return {
    key: keyOf(area),
    label: areaName(area),
    note: `${roundedCount(area.files, 'file')}, ${area.lines === 0 ? 'no text' : roundedCount(area.lines, 'line')}`,
    look: purposeOf(area.folder),
    frame: siblings > 1 ? `${top}/` : null,
  };
}

type Find = ReturnType<typeof areaFinder>;

/** Adds up pairs of folders to pairs of areas. */
function addUp(
  pairs: readonly { readonly from: string; readonly to: string; readonly weight: number }[],
  find: Find,
  keys: ReadonlySet<string>,
  dotted: boolean,
): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const pair of pairs) {
    const from = find(pair.from);
    const to = find(pair.to);
    if (from === undefined || to === undefined || from === to) continue;
    const ends = [keyOf(from), keyOf(to)] as const;
    if (!ends.every((end) => keys.has(end))) continue;
    const [start, end] = dotted && ends[1] < ends[0] ? [ends[1], ends[0]] : ends;
    const id = JSON.stringify([start, end]);
    const weight = (arrows.get(id)?.weight ?? 0) + pair.weight;
    arrows.set(id, { from: start, to: end, weight, label: formatRounded(weight), dotted });
  }
  return [...arrows.values()];
}

const usesOf = (coupling: Coupling, find: Find, keys: ReadonlySet<string>): readonly Arrow[] =>
  addUp(
    [
      ...coupling['folder_imports'].map((row) => ({
        from: row.from_folder,
        to: row.to_folder,
        weight: row.imports,
      })),
      ...coupling['folder_refs'].map((row) => ({
        from: row.from_folder,
        to: row.to_folder,
        weight: row.refs,
      })),
    ],
    find,
    keys,
    false,
  );

/** Only where no import or reference explains it. */
function togetherOf(
  coupling: Coupling,
  find: Find,
  keys: ReadonlySet<string>,
  uses: readonly Arrow[],
): readonly Arrow[] {
  const explained = new Set(
    uses.flatMap(({ from, to }) => [JSON.stringify([from, to]), JSON.stringify([to, from])]),
  );
  const pairs = coupling['folder_co_changes'].map((row) => ({
    from: row.from_folder,
    to: row.to_folder,
    weight: row.pairs,
  }));
  return addUp(pairs, find, keys, true).filter(({ from, to }) => !explained.has(JSON.stringify([from, to])));
}
