import { countOf } from '../_style/numbers.ts';
import { type Arrow, type Box, MOST_EDGES, MOST_NODES, strongest } from '../_style/picture.ts';
import type { Table } from './tables.ts';
import { weightOf } from './tables.ts';

export interface Path {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly tables: number;
}

const FRAMES = ['Stacks', 'Compute', 'Jobs', 'Tables', 'Consumers'] as const;
type Frame = (typeof FRAMES)[number];

interface Drawing {
  readonly boxes: Map<string, Box>;
  readonly arrows: Map<string, Arrow>;
}

/**
 * Stacks, what they make, jobs, tables and who uses them, from left to right: table after table, those with most that hangs
 * on them first, as long as all of a table fits.
 */
export function pathPicture(tables: readonly Table[]): Path | null {
  let drawn: Drawing = { boxes: new Map(), arrows: new Map() };
  let count = 0;
  for (const table of tables) {
    if (weightOf(table) === 0) break;
    const more = { boxes: new Map(drawn.boxes), arrows: new Map(drawn.arrows) };
    drawTable(more, table);
    if (more.boxes.size > MOST_NODES || more.arrows.size > MOST_EDGES) continue;
    drawn = more;
    count += 1;
  }
  if (count === 0) return null;
  const boxes = FRAMES.flatMap((frame) =>
    [...drawn.boxes.values()].filter((box) => box.frame === frame).sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
  return { boxes, arrows: strongest([...drawn.arrows.values()]).kept, tables: count };
}

function drawTable(drawing: Drawing, table: Table): void {
  const look = table.downstream.size === 0 ? 'final' : 'table';
  box(drawing, 'Tables', table.key, table.name, `${weightOf(table)} on it${homeOf(table)}`, look);
  drawMakers(drawing, table);
  drawCompute(drawing, table);
  for (const { stack, stack_name: project, role } of table.holders)
    if (stack !== null && role === 'makes') drawStack(drawing, stack, project, table.key, 'holds');
  drawConsumers(drawing, table);
}

/** A name that means a table in its own repository alone may stand in several; the box says in which. */
function homeOf({ key }: Table): string {
  const at = key.indexOf('::');
  return at < 0 ? '' : `, in ${lastOf(key.slice(0, at))}`;
}

function drawMakers(drawing: Drawing, { key, writers }: Table): void {
  for (const { job, title, repo } of writers) {
    const maker = job ?? `code ${repo}`;
    const note = job === null ? 'code' : `job in ${lastOf(repo)}`;
    box(drawing, 'Jobs', maker, title ?? job ?? lastOf(repo), note, 'code');
    arrow(drawing, maker, key, null);
  }
}

function drawCompute(drawing: Drawing, { compute }: Table): void {
  for (const { job, resource, resource_name, resource_type, cluster, stack, stack_name } of compute) {
    const key = resource ?? `${job} ${cluster}`;
    const label = resource_name ?? cluster ?? '';
    box(drawing, 'Compute', key, label, lastPart(resource_type ?? 'cluster', ':'), 'code');
    arrow(drawing, key, job, 'runs');
    if (stack !== null) drawStack(drawing, stack, stack_name, key, 'makes');
  }
}

function drawConsumers(drawing: Drawing, { key, repositories, boards }: Table): void {
  for (const repo of repositories.slice(0, MOST_CONSUMERS)) {
    box(drawing, 'Consumers', `reader ${repo}`, lastOf(repo), 'repository', 'consumer');
    arrow(drawing, key, `reader ${repo}`, null);
  }
  for (const { board, name } of boards.slice(0, MOST_CONSUMERS)) {
    box(drawing, 'Consumers', board, name, `board or use in ${repositoryOf(board)}`, 'consumer');
    arrow(drawing, key, board, null);
  }
}

/** More arrows from one table hide the rest; the tables below the picture count all. */
const MOST_CONSUMERS = 4;

function drawStack(drawing: Drawing, stack: string, project: string | null, to: string, label: string): void {
  box(drawing, 'Stacks', stack, project ?? stack, `stack in ${repositoryOf(stack)}`, 'source');
  arrow(drawing, stack, to, label);
}

function box(
  { boxes }: Drawing,
  frame: Frame,
  key: string,
  label: string,
  note: string,
  look: Box['look'],
): void {
  if (!boxes.has(key)) boxes.set(key, { key, label, note, look, frame });
}

function arrow({ arrows }: Drawing, from: string, to: string, label: string | null): void {
  arrows.set(JSON.stringify([from, to]), { from, to, weight: 1, label, dotted: label === 'holds' });
}

const lastPart = (text: string, mark: string): string => text.split(mark).at(-1) ?? text;
const lastOf = (key: string): string => lastPart(key, '/');
/** Last part of the repository in whose key another key begins. */
const repositoryOf = (key: string): string => lastOf(key.split(':', 1)[0] ?? '');

/** Words for who cannot see the picture. */
export const pathAlt = ({ boxes, arrows, tables }: Path): string =>
  `${countOf(boxes.length, 'box', 'boxes')} joined by ${countOf(arrows.length, 'arrow')}: the way from stacks over compute and jobs to ${countOf(tables, 'table')} and what uses them.`;
