import type { Node, Tree } from 'web-tree-sitter';

/** Line of the first piece of a tree that its grammar does not know; null when there is none. */
export function firstError({ rootNode }: Tree): number | null {
  if (!rootNode.hasError) return null;
  let at: Node = rootNode;
  for (;;) {
    const next = at.children.find(
      (child) => child !== null && (child.hasError || child.isError || child.isMissing),
    );
    if (next === null || next === undefined) return at.startPosition.row + 1;
    at = next;
  }
}
