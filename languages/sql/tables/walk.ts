import { columnParts, identifier, isNode, nodesIn, tableParts } from '../ast.ts';
import { type NamePart, type Reference, toReference } from '../names.ts';
import type { SqlNode } from '../parser.ts';
import type { Rewritten } from '../rewrite.ts';
import type { Scope } from '../scopes.ts';
import { startsAtAlias } from '../scopes.ts';
import { findAliased, isAbsent, isWith, mergeTarget, mergeValues, storedInto } from './dml-shapes.ts';
import type { TableFacts } from './facts.ts';
import { readTableFunction } from './table-functions.ts';
import { usesTarget, type ValueTarget } from './value-sources.ts';

type Reader = (walk: TableWalk, node: SqlNode, scope: Scope) => void;

/** Walks the AST of one statement and says of each table whether it is read or written. */
export class TableWalk {
  static readonly #readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
    ['select', (walk, node, at) => walk.#select(node, at)],
    ['table', (walk, node, at) => walk.#table(node, at)],
    ['function', (walk, node, at) => walk.#function(node, at)],
    ['insert', (walk, node, at) => walk.#insert(node, at)],
    ['update', (walk, node, at) => walk.#update(node, at)],
    ['delete', (walk, node, at) => walk.#delete(node, at)],
    ['merge', (walk, node, at) => walk.#merge(node, at)],
    ['table_argument', (walk, node, at) => (node.prefix === 'MODEL' ? undefined : walk.visit(node, at))],
    ['execute', () => undefined],
  ]);
  readonly #facts: TableFacts;
  readonly #rewritten: Rewritten;
  /** The statement as it was parsed: unless it only selects, it keeps the rows that a change inside of it returns. */
  readonly #statement: SqlNode;

  constructor(facts: TableFacts, rewritten: Rewritten, statement: SqlNode) {
    this.#facts = facts;
    this.#rewritten = rewritten;
    this.#statement = statement;
  }

  visit(value: unknown, scope: Scope): undefined {
    if (Array.isArray(value)) for (const part of value) this.visit(part, scope);
    if (!isNode(value)) return;
    const inner = this.#bindCtes(value, scope);
    const alias = identifier(value.alias);
    for (const key of Object.keys(value)) {
      const part = value[key];
      if (typeof part === 'object' && part !== null && !isWith(key)) this.#enter(key, part, inner);
    }
    if (alias !== null) scope.addAlias(alias);
  }

  #enter(kind: string, value: object, scope: Scope): undefined {
    const read = TableWalk.#readers.get(kind);
    if (read === undefined || !isNode(value)) return this.visit(value, scope);
    read(this, value, this.#bindCtes(value, scope));
  }

  #bindCtes(node: SqlNode, scope: Scope): Scope {
    const clause = isNode(node.with_) ? node.with_.with : node.with;
    if (!isNode(clause) || !Array.isArray(clause.ctes)) return scope;
    const inner = scope.inner();
    const ctes = nodesIn(clause.ctes);
    if (clause.recursive === true) for (const cte of ctes) this.#addCte(cte, inner);
    for (const cte of ctes) {
      const body = inner.inner();
      if (inner.implicitRecursion) this.#addCte(cte, body);
      this.visit(cte.this, body);
      this.#addCte(cte, inner);
    }
    return inner;
  }

  #addCte(cte: SqlNode, scope: Scope): undefined {
    const name = identifier(cte.alias);
    if (name !== null) scope.addCte(name);
  }

  #select(node: SqlNode, outer: Scope): undefined {
    const scope = outer.inner();
    scope.readsSources = true;
    for (const key of ['from', 'joins', 'lateral_views']) this.visit(node[key], scope);
    scope.readsSources = false;
    const into = node.into;
    if (isNode(into)) this.#into(into);
    for (const [key, value] of Object.entries(node)) {
      if (!isWith(key) && key !== 'from' && key !== 'joins' && key !== 'lateral_views' && key !== 'into')
        this.visit(value, scope);
    }
  }

  #into(into: SqlNode): undefined {
    const parts = columnParts(into.this);
    if (parts !== null && this.#facts.session.isVariable(parts)) return;
    if (parts === null) return;
    if (into.temporary === true) this.#facts.session.addTemporary(parts);
    this.#facts.write(this.#reference(parts));
  }

  #reference(parts: readonly NamePart[]): Reference {
    const put = parts.length === 1 ? this.#rewritten.references.get(parts[0]?.text ?? '') : undefined;
    return put ?? toReference(parts, this.#facts.session.dialect);
  }

  #table(node: SqlNode, scope: Scope): undefined {
    const parts = tableParts(node);
    const [first] = parts ?? [];
    if (parts === null || first === undefined) return this.visit(node, scope);
    const isCte = parts.length === 1 && scope.hasCte(first);
    const isPath = scope.dialect === 'bigquery' && startsAtAlias(parts, scope);
    if (!isCte && !isPath) this.#facts.read(this.#reference(parts));
    scope.addAlias(identifier(node.alias) ?? (parts.at(-1) as NamePart));
    if (parts.length > 1) scope.addAlias({ text: parts.map((part) => part.text).join('.'), quoted: false });
  }

  #function(node: SqlNode, scope: Scope): undefined {
    for (const reference of readTableFunction(node, scope.dialect)) this.#facts.read(reference);
    this.visit(node.args, scope);
  }

  #insert(node: SqlNode, scope: Scope): undefined {
    const target = this.#target(node.table, node.alias);
    if (target !== null) {
      this.#facts.write(target.reference);
      if (usesTarget(node.on_conflict, target, this.#facts.session)) this.#facts.read(target.reference);
      this.#storedRows(node, target);
    }
    this.#visitRest(node, ['table', 'alias', 'output', 'returning'], scope);
  }

  #update(node: SqlNode, outer: Scope): undefined {
    const scope = outer.inner();
    const others = [node.from_clause, node.from_joins, node.table_joins];
    const target = this.#aliasedTarget(this.#target(node.table, node.alias), others, node);
    if (target !== null) {
      this.#facts.write(target.reference);
      const sole = others.every(isAbsent);
      if (usesTarget(node.set, { ...target, sole }, this.#facts.session)) this.#facts.read(target.reference);
      this.#storedRows(node, target);
    }
    this.#visitRest(node, ['table', 'output', 'returning'], scope);
  }

  #delete(node: SqlNode, scope: Scope): undefined {
    const target = this.#aliasedTarget(this.#target(node.table, node.alias), [node.using, node.joins], node);
    if (target !== null) {
      this.#facts.write(target.reference);
      this.#storedRows(node, target);
    }
    for (const table of nodesIn(node.using)) {
      if (tableParts(table) !== null) this.#table(table, scope);
      else this.visit(table, scope);
    }
    this.#visitRest(node, ['table', 'alias', 'using', 'tables', 'output', 'returning'], scope);
  }

  #merge(node: SqlNode, scope: Scope): undefined {
    const { table, alias } = mergeTarget(node);
    const target = this.#target(table, alias);
    if (target !== null) {
      this.#facts.write(target.reference);
      if (mergeValues(node.whens).some((value) => usesTarget(value, target, this.#facts.session)))
        this.#facts.read(target.reference);
      this.#storedRows(node, target);
    }
    this.#visitRest(node, ['this', 'output', 'returning'], scope);
  }

  #visitRest(node: SqlNode, done: readonly string[], scope: Scope): undefined {
    for (const [key, value] of Object.entries(node))
      if (!isWith(key) && !done.includes(key)) this.visit(value, scope);
  }

  #target(table: unknown, alias: unknown): ValueTarget | null {
    const parts = tableParts(table);
    if (parts === null) return null;
    const name = identifier(alias) ?? (isNode(table) ? identifier(table.alias) : null) ?? parts.at(-1);
    return { reference: this.#reference(parts), name: name?.text ?? '', sole: false };
  }

  /** `UPDATE s … FROM dbo.stock AS s`: the alias stands for the table that is changed. */
  #aliasedTarget(target: ValueTarget | null, sources: readonly unknown[], node: SqlNode): ValueTarget | null {
    const parts = tableParts(node.table);
    if (target === null || parts?.length !== 1) return target;
    const found = findAliased(sources, parts[0]?.text.toLowerCase() ?? '');
    return found === null ? target : { ...target, reference: this.#reference(found) };
  }

  /** Rows that OUTPUT INTO keeps, or that a CTE returns to a statement that keeps them, are read from the target. */
  #storedRows(node: SqlNode, target: ValueTarget): undefined {
    const into = storedInto(node);
    if (into !== null) {
      const reference = this.#reference(into);
      this.#facts.write(reference);
      if (!this.#facts.session.isTemporary(reference)) this.#facts.read(target.reference);
    }
    const isInner = !('select' in this.#statement) && !Object.values(this.#statement).includes(node);
    if (isInner && Array.isArray(node.returning) && node.returning.length > 0)
      this.#facts.read(target.reference);
  }
}
