import type { LookName } from '../_style/colours.ts';
import { countOf, listOf } from '../_style/numbers.ts';
import { byText } from '../_style/order.ts';
import { type Arrow, type Box, MOST_EDGES, MOST_NODES, strongest } from '../_style/picture.ts';
import { layerRank } from './layers.ts';
import { isUse, type Placed, type Shape } from './shape.ts';

export interface LineagePicture {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** Said below the picture when it does not show each table by itself. */
  readonly note: string | null;
}

/** Under which name a node is drawn together with others; the first way that fits the limits is taken. */
interface Grouping {
  readonly of: (node: Placed) => string;
  readonly says: string;
}

const schemaOf = ({ name, place, kind }: Placed): string => {
  const dot = kind === 'table' || kind === 'source' ? name.lastIndexOf('.') : -1;
  if (dot > 0) return name.slice(0, dot);
  const path = place?.path ?? '';
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'top folder';
};

const groupings: readonly Grouping[] = [
  { of: (node) => node.key, says: '' },
  { of: (node) => `${node.layer}: ${schemaOf(node)}`, says: 'by layer and schema or folder' },
  { of: (node) => node.layer, says: 'by layer' },
];

/** The flow as boxes and arrows; null when nothing flows. Tables that neither read nor feed are left to the table of orphans. */
export function lineagePicture(shape: Shape): LineagePicture | null {
  const drawn = shape.placed.filter(({ sources, uses }) => sources + uses > 0);
  if (drawn.length === 0) return null;
  for (const grouping of groupings) {
    const arrows = arrowsOf(shape, drawn, grouping);
    const boxes = boxesOf(shape, drawn, grouping);
    const fits = boxes.length <= MOST_NODES && arrows.length <= MOST_EDGES;
    if (!fits && grouping !== groupings.at(-1)) continue;
    const { kept, left } = strongest(arrows);
    return { boxes, arrows: kept, note: noteOf(drawn, boxes.length, grouping, left) };
  }
  return null;
}

/** What only reads is no table. */
function countedIn(nodes: readonly Placed[]): string {
  const uses = nodes.filter(isUse).length;
  const counts = [
    ...(uses < nodes.length ? [countOf(nodes.length - uses, 'table')] : []),
    ...(uses > 0 ? [countOf(uses, 'use')] : []),
  ];
  return listOf(counts);
}

function noteOf(drawn: readonly Placed[], boxes: number, { says }: Grouping, left: number): string | null {
  const parts = [
    says === ''
      ? ''
      : `${countedIn(drawn)} are drawn as ${countOf(boxes, 'box', 'boxes')} ${says}; each of them stands in the table of levels.`,
    left === 0 ? '' : `The ${countOf(left, 'weakest connection')} are left out.`,
  ];
  const note = parts.filter((part) => part !== '').join(' ');
  return note === '' ? null : note;
}

function arrowsOf({ graph }: Shape, drawn: readonly Placed[], { of }: Grouping): readonly Arrow[] {
  const groupOf = new Map(drawn.map((node) => [node.key, of(node)]));
  const weights = new Map<string, Arrow>();
  for (const edge of graph.edges) {
    const from = groupOf.get(edge.from);
    const to = groupOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const id = JSON.stringify([from, to]);
    const weight = (weights.get(id)?.weight ?? 0) + 1;
    weights.set(id, { from, to, weight, label: weight > 1 ? String(weight) : null, dotted: false });
  }
  return [...weights.values()];
}

function lookOf(node: Placed, inCycle: ReadonlySet<string>, finals: ReadonlySet<string>): LookName {
  if (inCycle.has(node.key)) return 'trouble';
  if (isUse(node)) return 'consumer';
  if (node.sources === 0) return 'source';
  return finals.has(node.key) ? 'final' : 'table';
}

function lookOfGroup(members: readonly Placed[]): LookName {
  if (members.every(isUse)) return 'consumer';
  return members.every((node) => node.sources === 0) ? 'source' : 'group';
}

function boxesOf(shape: Shape, drawn: readonly Placed[], { of, says }: Grouping): readonly Box[] {
  const inCycle = new Set(shape.cycles.flat().map(({ key }) => key));
  const finals = new Set(shape.finals.map(({ key }) => key));
  const groups = Map.groupBy(drawn, of);
  return [...groups]
    .map(([key, members]) => ({ key, members, first: members[0] as Placed }))
    .sort((a, b) => layerRank(a.first.layer) - layerRank(b.first.layer) || byText(a.key, b.key))
    .map(({ key, members, first }) =>
      says === ''
        ? { key, label: first.name, note: null, look: lookOf(first, inCycle, finals), frame: first.layer }
        : {
            key,
            label: key === first.layer ? first.layer : schemaOf(first),
            note: countedIn(members),
            look: lookOfGroup(members),
            frame: key === first.layer ? null : first.layer,
          },
    );
}
