import { edgesFrom, type FactsThen, type NodeThen, nameOf } from './as-of.ts';

/** A node as it stood, with the file that defines it. */
export interface DefinedThen {
  /** `family|key` of the node. */
  readonly name: string;
  readonly node: NodeThen;
  readonly path: unknown;
}

/** Nodes of these families that files define, once for each file. */
export function defined(facts: FactsThen, families: readonly string[]): readonly DefinedThen[] {
  const nodes = new Map(facts.nodes.map((node) => [nameOf(node), node]));
  const defines = edgesFrom(facts, ['DEFINES']);
  return facts.nodes
    .filter(({ family }) => family === 'File')
    .flatMap((file) =>
      (defines.get(nameOf(file)) ?? []).flatMap(({ to }) => {
        const node = nodes.get(nameOf(to));
        return node === undefined || !families.includes(node.family)
          ? []
          : [{ name: nameOf(node), node, path: file.props['path'] }];
      }),
    );
}
