import { field, oneLine, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { SqlParser } from '../sql/parser.ts';
import { Expressions } from './expressions.ts';
import { Facts } from './facts.ts';
import { callParser, GivenValues, type Parameters } from './given.ts';
import { runSql } from './run-sql.ts';
import { callTextMethod } from './text-methods.ts';
import { frame, unknown, type Value } from './values.ts';

const FILE_READS = new Set(['load', 'parquet', 'csv', 'json', 'orc', 'text', 'table', 'avro']);
const FILE_WRITES = new Set([
  'save',
  'parquet',
  'csv',
  'json',
  'orc',
  'text',
  'saveAsTable',
  'insertInto',
  'toTable',
  'start',
]);
const V2_WRITES = new Set([
  'append',
  'overwrite',
  'overwritePartitions',
  'create',
  'createOrReplace',
  'replace',
]);
const NO_FRAME = new Set([
  'collect',
  'first',
  'head',
  'take',
  'count',
  'toLocalIterator',
  'columns',
  'schema',
]);

/** What Spark's readers, frames and writers do with the names that they are given. */
export abstract class Frames extends Expressions {
  protected readonly sql: SqlParser;
  protected readonly given: GivenValues;
  readonly facts = new Facts();

  constructor(sql: SqlParser, parameters: Parameters | null) {
    super();
    this.sql = sql;
    this.given = new GivenValues(parameters);
  }

  protected attribute(node: SyntaxNode): Value {
    const object = field(node, 'object');
    const name = textOf(field(node, 'attribute') ?? node);
    if (object === undefined) return unknown('runtime-data');
    if (textOf(node) === 'sys.argv') return this.given.arguments;
    const value = this.evaluate(object);
    if (value.kind === 'dict') return value.entries.get(name) ?? unknown('environment');
    if (value.kind === 'session' && /^read(?:Stream)?$/.test(name))
      return { kind: 'reader', options: new Map() };
    if (value.kind === 'session' && name === 'catalog') return value;
    if (value.kind === 'unknown' && /^write(?:Stream)?$/.test(name))
      return { kind: 'writer', sources: new Set(), target: null };
    if (value.kind === 'frame' && /^write(?:Stream)?$/.test(name))
      return { kind: 'writer', sources: value.sources, target: null };
    if (textOf(node) === 'SparkSession.builder') return { kind: 'session', options: new Map() };
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  protected callMethod(value: Value, method: string, given: readonly SyntaxNode[]): Value {
    if (value.kind === 'text' || value.kind === 'parser') {
      const { values, named } = this.arguments(given);
      if (value.kind === 'parser') return callParser(value, method, { values, named }, this.given);
      return callTextMethod(value.text, method, values, named);
    }
    if (value.kind === 'session') return this.sessionMethod(value, method, given[0]);
    if (value.kind === 'reader')
      return FILE_READS.has(method) ? this.read(given[0], method === 'table') : value;
    if (value.kind === 'writer') return this.write(value, method, given[0]);
    if (value.kind === 'frame') return this.frameMethod(value, method, given);
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  private sessionMethod(session: Value, method: string, argument: SyntaxNode | undefined): Value {
    if (method === 'sql') return this.runText(argument);
    if (/^setCurrent(?:Catalog|Database)$/.test(method)) return this.goTo(method, argument);
    return method === 'table' ? this.read(argument) : session;
  }

  private goTo(method: string, argument: SyntaxNode | undefined): Value {
    const name = this.nameOf(argument);
    if (name !== null && method === 'setCurrentCatalog') this.facts.place.useCatalog(name);
    else if (name !== null) this.facts.place.useSchema(name);
    return unknown('runtime-data');
  }

  private runText(argument: SyntaxNode | undefined): Value {
    const sql = this.nameOf(argument);
    return frame(sql === null ? [] : runSql(this.sql, sql, this.facts));
  }

  protected read(argument: SyntaxNode | undefined, isTable = true): Value {
    const name = this.nameOf(argument);
    if (name === null) return frame([]);
    const view = this.facts.views.get(name);
    if (view !== undefined) return frame(view);
    const whole = isTable ? this.facts.place.complete(name) : name;
    this.facts.reads.add(whole);
    return frame([whole]);
  }

  private write(writer: Value & { kind: 'writer' }, method: string, argument: SyntaxNode | undefined): Value {
    const target = FILE_WRITES.has(method)
      ? this.nameOf(argument)
      : V2_WRITES.has(method)
        ? writer.target
        : null;
    const whole =
      target === null || /^(?:save|parquet|csv|json|orc|text|start)$/.test(method)
        ? target
        : this.facts.place.complete(target);
    if (whole !== null) this.facts.write(whole, writer.sources);
    return writer;
  }

  private frameMethod(value: Value & { kind: 'frame' }, method: string, given: readonly SyntaxNode[]): Value {
    if (NO_FRAME.has(method)) return unknown('runtime-data');
    if (method === 'writeTo')
      return { kind: 'writer', sources: value.sources, target: this.nameOf(given[0]) };
    if (/^createOrReplace(?:Global)?TempView$/.test(method)) {
      const view = this.nameOf(given[0]);
      if (view !== null) this.facts.views.set(view, value.sources);
      return value;
    }
    const others = given
      .map((one) => this.evaluate(one))
      .flatMap((one) => (one.kind === 'frame' ? [...one.sources] : []));
    return frame([...value.sources, ...others]);
  }

  protected nameOf(argument: SyntaxNode | undefined): string | null {
    if (argument === undefined) return null;
    const value = this.evaluate(argument);
    if (value.kind === 'text') return value.text.replace(/^LIVE\./i, '');
    if (value.kind === 'unknown') this.facts.leaveOpen(oneLine(argument), value.reason);
    return null;
  }
}
