import type { NodeFact } from './facts.ts';
import type { Meaning } from './meaning.ts';

/** A node of a split family under the label that its value asks for; known once all that is said of it is merged. */
export function relabel({ splits }: Meaning, node: NodeFact): NodeFact {
  const split = splits.find(
    ({ family, property, value }) => family === node.family && String(node.props[property] ?? '') === value,
  );
  if (split === undefined) return node;
  const labels = node.labels.map((label) => (label === node.family ? split.label : label));
  return { ...node, labels: labels.sort() };
}
