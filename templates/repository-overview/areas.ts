import { byText } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import { purposeOf } from './purpose.ts';

/** A part of the tree that the picture shows as one box. */
export interface Area {
  /** Folder without closing slash; '' is the top. */
  readonly folder: string;
  /** True when folders below have boxes of their own, so that this one stands for the files directly in it. */
  readonly ownFilesOnly: boolean;
  readonly files: number;
  readonly lines: number;
}

type FolderRow = Rows<'folders'>['folders'][number];

/** Boxes that a picture of folders should have at most: a person can tell this many apart. */
const ENOUGH = 18;
/** A folder of less than this share of all lines stays one box. */
const WORTH_OPENING = 0.12;

const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Folder one step below `folder` on the way to `path`. */
const childOf = (folder: string, path: string): string => {
  const from = folder === '' ? 0 : folder.length + 1;
  const slash = path.indexOf('/', from);
  return slash === -1 ? path : path.slice(0, slash);
};

const sum = (rows: readonly FolderRow[], of: (row: FolderRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

function areaOf(folder: string, ownFilesOnly: boolean, rows: readonly FolderRow[]): Area {
  const inside = rows.filter((row) => (ownFilesOnly ? row.folder === folder : isBelow(row.folder, folder)));
  return {
    folder,
    ownFilesOnly,
    files: sum(inside, (row) => row.files),
    lines: sum(inside, (row) => row.lines),
  };
}

function open({ folder }: Area, rows: readonly FolderRow[]): readonly Area[] {
  const below = rows.filter((row) => isBelow(row.folder, folder) && row.folder !== folder);
  const children = [...new Set(below.map((row) => childOf(folder, row.folder)))];
  const own = areaOf(folder, true, rows);
  return [...(own.files > 0 ? [own] : []), ...children.map((child) => areaOf(child, false, below))];
}

/**
 * Splits the tree where its weight is: starting from the top, the area with most lines is opened as long as the picture
 * stays readable. Areas do not overlap and together hold every file; sorted by folder.
 */
export function splitIntoAreas(rows: readonly FolderRow[]): readonly Area[] {
  const total = sum(rows, weightOf);
  let areas = open({ folder: '', ownFilesOnly: false, files: 0, lines: 0 }, rows);
  // Each opening leads deeper, so it ends.
  for (let next = openOne(areas, rows, total); next !== null; next = openOne(areas, rows, total))
    areas = next;
  return [...areas].sort(
    (a, b) => byText(a.folder, b.folder) || Number(b.ownFilesOnly) - Number(a.ownFilesOnly),
  );
}

/** Tests and documentation are opened only where they outweigh the code by far: readers come for the code. */
const weightOf = ({ folder, lines }: Pick<Area, 'folder' | 'lines'>): number =>
  purposeOf(folder) === 'code' ? lines : lines / 8;

function openOne(areas: readonly Area[], rows: readonly FolderRow[], total: number): readonly Area[] | null {
  const candidates = areas
    .filter((area) => !area.ownFilesOnly && weightOf(area) > total * WORTH_OPENING)
    .sort((a, b) => weightOf(b) - weightOf(a) || byText(a.folder, b.folder));
  for (const area of candidates) {
    const inside = open(area, rows);
    const isOnlyItself = inside.length === 1 && inside[0]?.ownFilesOnly === true;
    if (isOnlyItself || areas.length - 1 + inside.length > ENOUGH) continue;
    return [...areas.filter((other) => other !== area), ...inside];
  }
  return null;
}

/** The area that holds a folder: the one that lies deepest. */
export function areaFinder(areas: readonly Area[]): (folder: string) => Area | undefined {
  const deepestFirst = [...areas].sort(
    (a, b) => b.folder.length - a.folder.length || Number(b.ownFilesOnly) - Number(a.ownFilesOnly),
  );
  return (folder) =>
    deepestFirst.find((area) => (area.ownFilesOnly ? area.folder === folder : isBelow(folder, area.folder)));
}
