import type { Node } from 'web-tree-sitter';
import type { ImportForm, Pattern, Statement } from '../../form.ts';
import type { Lowering } from './statements.ts';

const sourceOf = (node: Node): string =>
  node.childForFieldName('source')?.text.replaceAll(/^['"`]|['"`]$/g, '') ?? '';
const ofType = (node: Node, type: string): Node | null =>
  node.namedChildren.find((child) => child.type === type) ?? null;

/** `import … from`, and `import x = require(…)`. */
export function lowerImport(node: Node): Statement[] {
  const required = ofType(node, 'import_require_clause');
  if (required !== null)
    return [
      {
        kind: 'import',
        module: sourceOf(required),
        names: [{ imported: null, local: required.namedChild(0)?.text ?? '' }],
      },
    ];
  const clause = ofType(node, 'import_clause');
  return [{ kind: 'import', module: sourceOf(node), names: clause === null ? [] : namesOf(clause) }];
}

function namesOf(clause: Node): ImportForm['names'][number][] {
  return clause.namedChildren.flatMap((part): ImportForm['names'][number][] => {
    if (part.type === 'namespace_import') return [{ imported: null, local: part.namedChild(0)?.text ?? '' }];
    if (part.type === 'identifier') return [{ imported: 'default', local: part.text }];
    return part.namedChildren.flatMap((specifier) => {
      const imported = specifier.childForFieldName('name')?.text;
      if (imported === undefined) return [];
      return [{ imported, local: specifier.childForFieldName('alias')?.text ?? imported }];
    });
  });
}

/** All forms of `export`; what is declared with it is declared first. */
export function lowerExport(node: Node, lowering: Lowering): Statement[] {
  const declared = node.childForFieldName('declaration');
  const isDefault = node.children.some((child) => child?.type === 'default');
  if (declared !== null) {
    const statements = lowering.statement(declared);
    const names = statements.flatMap(namesBy).map((local) => ({
      local,
      exported: isDefault ? 'default' : local,
    }));
    return [...statements, { kind: 'export', names }];
  }
  const clause = ofType(node, 'export_clause');
  if (clause !== null) return exportNames(node, clause);
  const value = node.childForFieldName('value');
  if (value !== null) return exportDefault(value, lowering);
  if (sourceOf(node) !== '') return exportAll(node);
  const assigned = node.namedChildren.find(({ type }) => type !== 'comment') ?? null;
  return assigned === null ? [] : [{ kind: 'export-value', value: lowering.value(assigned) }];
}

const DEFAULT = '#default';

function exportDefault(value: Node, lowering: Lowering): Statement[] {
  const target: Pattern = { kind: 'name', name: DEFAULT };
  return [
    {
      kind: 'expression',
      value: { kind: 'assign', target, value: lowering.value(value), declares: true },
    },
    { kind: 'export', names: [{ local: DEFAULT, exported: 'default' }] },
  ];
}

function exportNames(node: Node, clause: Node): Statement[] {
  const names = clause.namedChildren.flatMap((specifier) => {
    const local = specifier.childForFieldName('name')?.text;
    if (local === undefined) return [];
    return [{ local, exported: specifier.childForFieldName('alias')?.text ?? local }];
  });
  const module = sourceOf(node);
  if (module === '') return [{ kind: 'export', names }];
  const imports = names.map(({ local }) => ({ imported: local, local: `#from:${local}` }));
  return [
    { kind: 'import', module, names: imports },
    { kind: 'export', names: names.map(({ local, exported }) => ({ local: `#from:${local}`, exported })) },
  ];
}

function exportAll(node: Node): Statement[] {
  const named = ofType(node, 'namespace_export')?.namedChild(0)?.text;
  const module = sourceOf(node);
  if (named === undefined) return [{ kind: 'export-all', module }];
  return [
    { kind: 'import', module, names: [{ imported: null, local: named }] },
    { kind: 'export', names: [{ local: named, exported: named }] },
  ];
}

/** Names that a declaration makes: only those of values are outputs. */
function namesBy(statement: Statement): readonly string[] {
  if (statement.kind === 'function' || statement.kind === 'class') return [statement.name];
  if (statement.kind !== 'expression' || statement.value.kind !== 'assign') return [];
  return namesIn(statement.value.target);
}

function namesIn(pattern: Pattern): readonly string[] {
  if (pattern.kind === 'name') return [pattern.name];
  if (pattern.kind === 'defaulted') return namesIn(pattern.pattern);
  if (pattern.kind === 'sequence')
    return pattern.items.flatMap((item) => (item === null ? [] : namesIn(item)));
  if (pattern.kind !== 'fields') return [];
  const rest = pattern.rest === null ? [] : namesIn(pattern.rest);
  return [...pattern.fields.flatMap((field) => namesIn(field.pattern)), ...rest];
}
