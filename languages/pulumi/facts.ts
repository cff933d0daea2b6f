/** What a Pulumi program makes, as its text tells. All lists are in the program's order, each entry once. */
export interface PulumiFacts {
  readonly project: string;
  readonly runtime: string;
  /** Folder or file of the program as the project file gives it; null for the default. */
  readonly main: string | null;
  readonly config: readonly ConfigKey[];
  readonly stackReferences: readonly StackReference[];
  readonly components: readonly ComponentClass[];
  readonly resources: readonly Resource[];
  readonly dependencies: readonly Dependency[];
  readonly outputs: readonly Output[];
  readonly unresolved: readonly Unresolved[];
}

/** A place in a file of the project; lines are counted from 1. */
export interface Place {
  readonly file: string;
  readonly lines: readonly [number, number] | null;
}

export interface ConfigKey extends Place {
  /** Without the project's own namespace, with any other. */
  readonly key: string;
  readonly required: boolean;
  readonly secret: boolean;
}

export interface StackReference extends Place {
  readonly name: string;
}

export interface ComponentClass extends Place {
  readonly class: string;
  readonly type: string;
}

export interface Resource extends Place {
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
  readonly isComponent: boolean;
  /** What it makes outside of Pulumi, where others may name it. */
  readonly makes: readonly Product[];
  /** File of the project whose content it deploys, as the program names it from the project's folder. */
  readonly source: string | null;
}

/** Things that other programs reach by a name of their own. */
export type ProductSort =
  | 'catalog'
  | 'schema'
  | 'table'
  | 'place'
  | 'account'
  | 'cluster'
  | 'warehouse'
  | 'instance_pool'
  | 'cluster_policy'
  | 'job'
  | 'pipeline'
  | 'notebook';

export interface Product {
  readonly sort: ProductSort;
  /** The system whose names these are; null where the name is an address. */
  readonly platform: 'databricks' | 'snowflake' | 'bigquery' | null;
  /** Name with `${…}` for what only the run tells; null where the engine makes the name up. */
  readonly name: string | null;
  /** False where it only says who may use what another one made. */
  readonly isMaker: boolean;
}

export type Via = 'input' | 'dependsOn' | 'parent' | 'provider';

export interface Dependency {
  readonly from: { readonly name: string; readonly type: string };
  /** A type of null says that `name` is that of another stack. */
  readonly to: { readonly name: string; readonly type: string | null };
  readonly via: Via;
}

export interface Output extends Place {
  readonly name: string;
}

export type UnresolvedReason =
  | 'run-time-loop'
  | 'too-many-items'
  | 'parse-error'
  | 'unresolved-import'
  | 'unsupported-runtime';

export interface Unresolved extends Place {
  /** Name of the resource, or the file. */
  readonly where: string;
  readonly what: string;
  readonly reason: UnresolvedReason;
}
