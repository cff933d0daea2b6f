import { dialectRules } from './dialects.ts';
import { foldPart, joinParts, type NamePart, type Reference, toReference } from './names.ts';
import type { SqlDialect } from './parser.ts';

/** Something that could not be resolved, with the word of the reason list. */
export interface Unresolved {
  readonly what: string;
  readonly reason: 'macro' | 'dynamic-sql' | 'dialect';
}

/** Columns of tables that are known beforehand, by table name. */
export type KnownSchema = Readonly<Record<string, readonly string[]>>;

/** What statements of one script leave behind for the next: where one is, what is temporary, what variables hold. */
export class Session {
  readonly dialect: SqlDialect;
  readonly schema: KnownSchema;
  readonly #temporary = new Set<string>();
  readonly #sources = new Map<string, ReadonlySet<string>>();
  readonly #variables = new Map<string, string | null>();
  #catalogName: string | null = null;
  #schemaName: string | null = null;

  constructor(dialect: SqlDialect, schema: KnownSchema = {}) {
    this.dialect = dialect;
    this.schema = schema;
  }

  useCatalog(name: string): undefined {
    this.#catalogName = name;
    this.#schemaName = dialectRules[this.dialect].defaultSchema || null;
  }

  useSchema(name: string): undefined {
    this.#schemaName = name;
  }

  /** Leaves the catalog or schema that a switch could not name: names count from what is known. */
  leaveUnknown(isUnknown: (name: string) => boolean): undefined {
    if (this.#catalogName !== null && isUnknown(this.#catalogName)) {
      this.#catalogName = null;
      this.#schemaName = null;
    }
    if (this.#schemaName !== null && isUnknown(this.#schemaName)) this.#schemaName = null;
  }

  /** The name as pages show it: folded, completed by USE, or `path:` and `stage:` for files. */
  nameOf(reference: Reference): string {
    if (reference.kind === 'path') return `path:${reference.path}`;
    if (reference.kind === 'stage') return `stage:${reference.stage}`;
    return joinParts(this.#complete(reference.parts.map((part) => foldPart(part, this.dialect))));
  }

  #complete(parts: readonly string[]): readonly string[] {
    const [first = ''] = parts;
    if (first.startsWith('system$') || /^identifier\(/.test(first)) return parts;
    const schema = this.#schemaName;
    const catalog = this.#catalogName;
    if (parts.length === 1 && schema !== null)
      return catalog === null ? [schema, first] : [catalog, schema, first];
    if (parts.length === 2 && catalog !== null) return [catalog, ...parts];
    return parts;
  }

  /** A temporary view or table is known by the name it was given and by the completed one. */
  addTemporary(parts: readonly NamePart[]): undefined {
    const reference = toReference(parts, this.dialect);
    for (const name of this.#namesOf(reference)) this.#temporary.add(name);
    this.#sources.delete(this.nameOf(reference));
  }

  dropTemporary(parts: readonly NamePart[]): undefined {
    const reference = toReference(parts, this.dialect);
    for (const name of this.#namesOf(reference)) this.#temporary.delete(name);
    this.#sources.delete(this.nameOf(reference));
  }

  /** Persistent tables that a temporary one was filled from, so that lineage goes on through it. */
  sourcesOf(temporary: Reference): ReadonlySet<string> {
    return this.#sources.get(this.#sourceKey(temporary)) ?? new Set();
  }

  fill(temporary: Reference, reads: ReadonlySet<string>): undefined {
    const key = this.#sourceKey(temporary);
    this.#sources.set(key, new Set([...(this.#sources.get(key) ?? []), ...reads]));
  }

  /** A name without schema means the temporary thing wherever USE has led since. */
  #sourceKey(temporary: Reference): string {
    const bare = this.#bare(temporary);
    return this.#sources.has(bare) ? bare : this.nameOf(temporary);
  }

  #namesOf(reference: Reference): string[] {
    return [this.nameOf(reference), this.#bare(reference)];
  }

  isTemporary(reference: Reference): boolean {
    if (reference.kind !== 'table') return false;
    const first = reference.parts[0]?.text ?? '';
    const last = reference.parts.at(-1)?.text ?? '';
    if (this.dialect === 'tsql' && (/^[@#]/.test(last) || /^(inserted|deleted)$/i.test(last))) return true;
    if (/^(global_temp|pg_temp|_session)$/i.test(first) && reference.parts.length === 2) return true;
    return this.#temporary.has(this.#bare(reference)) || this.#temporary.has(this.nameOf(reference));
  }

  #bare(reference: Reference): string {
    return reference.kind === 'table'
      ? joinParts(reference.parts.map((part) => foldPart(part, this.dialect)))
      : '';
  }

  /** Null: the variable exists, but its value is not a compile-time constant. */
  setVariable(name: string, value: string | null): undefined {
    this.#variables.set(name.toLowerCase(), value);
  }

  /** True for the name of something that the script declared: what is put into it is no table. */
  isVariable(parts: readonly NamePart[]): boolean {
    const [only] = parts;
    const inBlocks = this.dialect === 'postgres' || this.dialect === 'snowflake';
    return inBlocks && parts.length === 1 && only !== undefined && this.variable(only.text) !== undefined;
  }

  variable(name: string): string | null | undefined {
    return this.#variables.get(name.toLowerCase().replace(/^[$:]/, ''));
  }
}
