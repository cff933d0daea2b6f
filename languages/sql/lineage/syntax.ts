import type { NamePart, Reference } from '../names.ts';
import type { Change } from './changes.ts';

/**
 * What a query says, as far as lineage asks: which columns stand in which position. Operators are not told apart and
 * have no precedence, since each of them makes an expression of all that stands around it.
 */
export type Expression =
  | { readonly is: 'constant'; readonly text: string | null }
  | { readonly is: 'column'; readonly parts: readonly NamePart[] }
  | { readonly is: 'operation'; readonly parts: readonly Expression[]; readonly name: NamePart | null }
  | Call
  | { readonly is: 'named'; readonly name: NamePart; readonly value: Expression }
  | { readonly is: 'query'; readonly query: Query }
  | { readonly is: 'exists'; readonly query: Query }
  | { readonly is: 'lambda'; readonly parameters: readonly NamePart[]; readonly body: Expression }
  | Star;

export interface Call {
  readonly is: 'call';
  readonly parts: readonly NamePart[];
  readonly args: readonly Expression[];
  /** FILTER, ORDER BY inside, PARTITION BY and ORDER BY of the window. */
  readonly control: readonly Expression[];
  /** WITHIN GROUP (ORDER BY …). */
  readonly within: readonly Expression[];
  readonly over: boolean;
}

export interface Star {
  readonly is: 'star';
  readonly qualifier: readonly NamePart[];
  /** The struct whose fields are meant: `f(x).*`. */
  readonly of: Expression | null;
  readonly except: readonly NamePart[];
  readonly replace: readonly SelectItem[];
  readonly rename: readonly { readonly from: NamePart; readonly to: NamePart }[];
  /** Only columns whose name fits: `* ILIKE '%id%'`, `COLUMNS('a.*')`. */
  readonly filter: NameFilter | null;
}

/** Which names fit; `unknown` where it takes running the query to tell. */
export interface NameFilter {
  readonly how: 'like' | 'regex' | 'names' | 'unknown';
  readonly patterns: readonly string[];
  readonly negated: boolean;
}

export interface SelectItem {
  readonly value: Expression;
  readonly aliases: readonly NamePart[];
  /** Of its first word; absent where no text stands for it. */
  readonly line?: number;
}

export interface Query {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly body: Body;
  /** ORDER BY, LIMIT and what else stands behind the body. */
  readonly control: readonly Expression[];
  readonly pipes: readonly Pipe[];
  /** CONNECT BY: LEVEL and its like count the steps. */
  readonly hierarchical?: boolean;
  /** FOR JSON, FOR XML: its rows are one text. */
  readonly isText?: boolean;
}

export interface Cte {
  readonly name: NamePart;
  readonly columns: readonly NamePart[];
  readonly body: Query | Change;
}

export type Body =
  | Select
  | { readonly is: 'set'; readonly first: Query; readonly rest: readonly SetBranch[] }
  | { readonly is: 'values'; readonly rows: readonly (readonly Expression[])[] }
  | { readonly is: 'nested'; readonly query: Query };

export interface SetBranch {
  readonly operator: 'union' | 'except' | 'intersect';
  readonly byName: boolean;
  readonly query: Query;
}

export interface Select {
  readonly is: 'select';
  readonly items: readonly SelectItem[];
  readonly from: readonly Join[];
  readonly where: readonly Expression[];
  /** GROUP BY, HAVING, QUALIFY, DISTINCT ON, windows: positions that see the aliases of the list. */
  readonly control: readonly Expression[];
  readonly into: Into | null;
  /** BigQuery's `SELECT AS VALUE x`: the rows are the value itself, its fields their columns. */
  readonly asValue?: boolean;
  /** BigQuery's `SELECT AS STRUCT a, b`: as a value the row is one that is put together. */
  readonly asStruct?: boolean;
}

export interface Into {
  readonly targets: readonly (readonly NamePart[])[];
  readonly temporary: boolean;
}

export interface Join {
  readonly kind: 'inner' | 'left' | 'right' | 'full' | 'semi';
  readonly source: Source;
  readonly on: readonly Expression[];
  readonly using: readonly NamePart[];
  readonly natural: boolean;
}

export interface Source {
  readonly from:
    | {
        readonly is: 'table';
        readonly reference: Reference;
        readonly parts: readonly NamePart[];
        readonly offset?: NamePart;
      }
    | { readonly is: 'query'; readonly query: Query }
    | { readonly is: 'group'; readonly joins: readonly Join[] }
    | {
        readonly is: 'generator';
        readonly call: Call;
        readonly declared: readonly NamePart[];
        readonly offset: NamePart | null;
      }
    | { readonly is: 'change'; readonly change: Change }
    | { readonly is: 'report'; readonly columns: readonly string[]; readonly of: Source['from'] | null };
  /** Sees the tables that stand before it. */
  readonly lateral: boolean;
  readonly alias: NamePart | null;
  readonly columns: readonly NamePart[];
  readonly pivots: readonly Pivot[];
  /** Time travel and such, whose columns choose rows. */
  readonly control: readonly Expression[];
}

export type Pivot =
  | {
      readonly is: 'pivot';
      readonly aggregates: readonly SelectItem[];
      readonly on: readonly Expression[];
      /** Output names before an aggregate's suffix; null where they depend on the data. */
      readonly values: readonly (NamePart | null)[] | null;
      /** GROUP BY of DuckDB's statement form. */
      readonly groups: readonly Expression[] | null;
      readonly alias: NamePart | null;
      readonly columns: readonly NamePart[];
    }
  | {
      readonly is: 'unpivot';
      /** `COLUMNS(* EXCLUDE (id))`: columns that are meant beside those that are named. */
      readonly calls: readonly Call[];
      readonly values: readonly NamePart[];
      readonly name: NamePart;
      readonly columns: readonly (readonly NamePart[])[];
      readonly alias: NamePart | null;
      readonly aliases: readonly NamePart[];
    }
  | {
      readonly is: 'match';
      readonly partition: readonly Expression[];
      /** ORDER BY and DEFINE. */
      readonly control: readonly Expression[];
      readonly measures: readonly SelectItem[];
      /** Names in the pattern: each stands for rows of the table. */
      readonly variables: readonly NamePart[];
      /** ALL ROWS PER MATCH. */
      readonly all: boolean;
      readonly alias: NamePart | null;
    };

export type Pipe =
  | {
      readonly is: 'select' | 'extend' | 'set';
      readonly items: readonly SelectItem[];
      readonly control: readonly Expression[];
    }
  | {
      readonly is: 'aggregate';
      readonly items: readonly SelectItem[];
      readonly groups: readonly SelectItem[];
    }
  | { readonly is: 'drop'; readonly names: readonly NamePart[] }
  | { readonly is: 'rename'; readonly pairs: readonly { readonly from: NamePart; readonly to: NamePart }[] }
  | { readonly is: 'control'; readonly control: readonly Expression[] }
  | { readonly is: 'as'; readonly alias: NamePart }
  | { readonly is: 'join'; readonly joins: readonly Join[] }
  | { readonly is: 'pivot'; readonly pivot: Pivot }
  | { readonly is: 'set-operation'; readonly branches: readonly SetBranch[] };
