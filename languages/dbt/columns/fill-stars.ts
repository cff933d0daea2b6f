import type { NodeColumn, NodeColumns } from './node-columns.ts';

/** What a contract says of a star holds as long as the model builds; other YAML may be older than the query. */
const BY_CONTRACT = 0.9;
const BY_DECLARATION = 0.8;

/** Columns that YAML declares and the query does not name come through its star, where it has just one. */
export function withDeclared(own: NodeColumns, declared: readonly string[], contract: boolean): NodeColumns {
  if (own.complete || declared.length === 0)
    return contract && own.names.length === 0 ? { ...own, names: declared, complete: true } : own;
  const named = new Set(own.names);
  const [only, ...more] = own.open;
  const further = declared.filter((name) => !named.has(name));
  const filled: NodeColumn[] =
    only === undefined || more.length > 0
      ? []
      : further.map((name) => ({
          name,
          sources: [{ of: only, column: name }],
          kind: 'identity',
          confidence: contract ? BY_CONTRACT : BY_DECLARATION,
          reason: contract ? 'columns-by-contract' : 'columns-by-declaration',
          line: null,
        }));
  return {
    ...own,
    names: contract ? declared : [...own.names, ...further],
    complete: contract,
    columns: [...own.columns, ...filled],
    open: contract ? [] : own.open,
    stars: contract
      ? []
      : own.stars.map((star) => ({ ...star, without: [...new Set([...star.without, ...further])].sort() })),
  };
}
