import { type LookName, lookDefinitions, lookMeanings, mermaidTheme } from './colours.ts';
import { Markup } from './markdown.ts';
import { nodeName } from './mermaid.ts';
import { byText } from './order.ts';

/** A picture that people can take in; beyond it, things are drawn together. */
export const MOST_NODES = 40;
export const MOST_EDGES = 60;

export interface Box {
  readonly key: string;
  readonly label: string;
  /** A second, smaller line in the box, in our own words. */
  readonly note: string | null;
  readonly look: LookName;
  /** Title of the frame around it; null for none. */
  readonly frame: string | null;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Stronger ones are kept when there are too many. */
  readonly weight: number;
  readonly label: string | null;
  readonly dotted: boolean;
}

/** What a .mmd.hbs is filled with. */
export interface PictureView {
  readonly theme: Markup;
  readonly frames: readonly {
    readonly id: string;
    readonly title: string;
    readonly boxes: readonly BoxView[];
  }[];
  readonly loose: readonly BoxView[];
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string | null;
    readonly dotted: boolean;
  }[];
  readonly looks: readonly Markup[];
}
interface BoxView {
  readonly id: string;
  readonly label: string;
  readonly note: string | null;
  readonly look: LookName;
}

const boxView = ({ key, label, note, look }: Box): BoxView => ({ id: nodeName(key), label, note, look });

/** Boxes come in the order given, frames in the order of their first box, arrows by their ends. */
export function pictureView(boxes: readonly Box[], arrows: readonly Arrow[]): PictureView {
  const frames = [...new Set(boxes.map(({ frame }) => frame))].filter((frame) => frame !== null);
  return {
    theme: new Markup(`%%{init: ${mermaidTheme}}%%`),
    frames: frames.map((title) => ({
      id: nodeName(`frame ${title}`),
      title,
      boxes: boxes.filter(({ frame }) => frame === title).map(boxView),
    })),
    loose: boxes.filter(({ frame }) => frame === null).map(boxView),
    arrows: [...arrows]
      .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to))
      .map(({ from, to, label, dotted }) => ({ from: nodeName(from), to: nodeName(to), label, dotted })),
    looks: lookDefinitions(new Set(boxes.map(({ look }) => look))).map((line) => new Markup(line)),
  };
}

/** The strongest arrows that fit, and how many were left out; equal strength is decided by the ends. */
export function strongest(
  arrows: readonly Arrow[],
  most = MOST_EDGES,
): { readonly kept: readonly Arrow[]; readonly left: number } {
  const kept = [...arrows]
    .sort((a, b) => b.weight - a.weight || byText(a.from, b.from) || byText(a.to, b.to))
    .slice(0, most);
  return { kept, left: arrows.length - kept.length };
}

/** What the looks in use mean, in the palette's order. */
export function legendOf(boxes: readonly Box[]): readonly string[] {
  const used = new Set(boxes.map(({ look }) => look));
  return (Object.keys(lookMeanings) as LookName[])
    .filter((name) => used.has(name))
    .map((name) => lookMeanings[name]);
}
