import type { Drafts, EdgeDraft, FactProperties, NodeDraft, NodeName } from './facts.ts';
import type { Move } from './meaning.ts';

/** What a mapping in code says, in the names that hold now. What was removed from the ontology falls out. */
export const moveDrafts = (moves: readonly Move[], drafts: Drafts): Drafts =>
  moves.reduce(
    ({ nodes, edges }, move) => ({
      nodes: nodes.flatMap((node) => moveNode(move, node)),
      edges: edges.flatMap((edge) => moveEdge(move, edge)),
    }),
    drafts,
  );

function moveNode(move: Move, node: NodeDraft): readonly NodeDraft[] {
  if (move.do === 'drop' && move.property === undefined && move.of === node.family) return [];
  if (move.do === 'label') {
    const also = node.also.map((name) => (name === move.from ? move.to : name));
    return [{ ...node, ...moveName(move, node), also }];
  }
  return [{ ...node, props: moveProperties(move, node.family, node.props) }];
}

function moveEdge(move: Move, edge: EdgeDraft): readonly EdgeDraft[] {
  if (move.do === 'type') return [edge.type === move.from ? { ...edge, type: move.to } : edge];
  if (move.do === 'label') return [{ ...edge, from: moveName(move, edge.from), to: moveName(move, edge.to) }];
  const gone = move.do === 'drop' && move.property === undefined;
  if (gone && [edge.type, edge.from.family, edge.to.family].includes(move.of)) return [];
  return [{ ...edge, props: moveProperties(move, edge.type, edge.props) }];
}

const moveName = (
  { from, to }: { readonly from: string; readonly to: string },
  name: NodeName,
): NodeName => ({
  family: name.family === from ? to : name.family,
  key: name.key,
});

/** Properties of a label or type in the names that hold after the move. */
function moveProperties(move: Move, owner: string, props: FactProperties): FactProperties {
  if ((move.do !== 'property' && move.do !== 'drop') || move.of !== owner) return props;
  const name = move.do === 'property' ? move.from : move.property;
  if (name === undefined || !Object.hasOwn(props, name)) return props;
  const { [name]: value, ...rest } = props;
  return move.do === 'property' ? { ...rest, [move.to]: value ?? null } : rest;
}
