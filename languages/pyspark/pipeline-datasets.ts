import { literalPieces } from '../python/string-literal.ts';
import { field, oneLine, type SyntaxNode, textOf } from '../python/syntax.ts';

/** A dataset of a declarative pipeline, made by the function below the decorator. */
export interface PipelineDataset {
  /** Null where the name is computed. */
  readonly name: string | null;
  /** The name as the text has it. */
  readonly written: string;
  readonly isView: boolean;
}

const DECORATOR =
  /^@\s*(?:dlt|dp|pipelines|sdp)\s*\.\s*(table|materialized_view|view|temporary_view|append_flow)\b/;

/** The dataset that a decorated function declares, under its own name or the one that the decorator gives; null for any other. */
export function pipelineDataset(node: SyntaxNode): PipelineDataset | null {
  const name = field(field(node, 'definition') ?? node, 'name');
  for (const decorator of node.children.filter(({ type }) => type === 'decorator')) {
    const sort = DECORATOR.exec(textOf(decorator))?.[1];
    if (sort === undefined || name === undefined) continue;
    const given = argumentOf(decorator, sort === 'append_flow' ? 'target' : 'name');
    const isView = /view$/.test(sort) && sort !== 'materialized_view';
    if (given === null) return { name: textOf(name), written: textOf(name), isView };
    return { name: literalOf(given), written: oneLine(given), isView };
  }
  return null;
}

function argumentOf(decorator: SyntaxNode, wanted: string): SyntaxNode | null {
  const list = field(decorator.children[0] ?? decorator, 'arguments');
  const named = list?.children.find((one) => textOf(field(one, 'name') ?? decorator) === wanted);
  return (named === undefined ? undefined : field(named, 'value')) ?? null;
}

function literalOf(value: SyntaxNode): string | null {
  const pieces = value.type === 'string' ? literalPieces(value) : [];
  return pieces.length === 1 && typeof pieces[0] === 'string' ? pieces[0] : null;
}

/** Functions that read another dataset of the pipeline by its name. */
export const READS_DATASET = /^(?:dlt|dp|pipelines|sdp)\.(?:read|read_stream|readStream)$/;
