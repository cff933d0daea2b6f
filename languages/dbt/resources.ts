import type { Reason } from '../../schemas/reason.ts';
import type { Template } from '../jinja/ast.ts';
import type { NodeColumns } from './columns/node-columns.ts';
import type { Config } from './config-tree.ts';
import type { Layer } from './layer.ts';
import type { Plain } from './plain.ts';

/** Semantic models are known here, so that metrics can be followed, though no item speaks of them yet. */
export type ResourceType =
  | 'model'
  | 'source'
  | 'seed'
  | 'snapshot'
  | 'exposure'
  | 'test'
  | 'macro'
  | 'metric'
  | 'semantic_model';

/** A resource as found in the project's text, before anything is resolved. */
export interface Found {
  readonly type: ResourceType;
  /** Name that others refer to it by; `<source>.<table>` for a source. */
  readonly name: string;
  readonly version: string | null;
  readonly path: string;
  readonly lines: [number, number] | null;
  /** [project, folders …, name]. */
  readonly fqn: readonly string[];
  readonly folders: readonly string[];
  /** From dbt_project.yml and YAML; what the file itself says comes on top when it is rendered. */
  readonly config: Config;
  readonly properties: Plain;
  readonly body: Template | null;
  /** Source of a Python model. */
  readonly python: string | null;
  /** Expressions that name what it needs, e.g. `ref('a')` of an exposure. */
  readonly needs: readonly string[];
}

/** Name in identities: a version is part of it. */
export const idOf = ({ type, name, version }: Pick<Found, 'type' | 'name' | 'version'>): string =>
  `${type}.${name}${version === null ? '' : `.v${version}`}`;

export interface Edge {
  readonly from: Found;
  readonly to: Found;
  readonly via: string;
  readonly line: number | null;
}

/** A resource with all that the text tells. */
export interface Known {
  readonly found: Found;
  readonly enabled: boolean;
  readonly config: Config;
  readonly materialized: string | null;
  readonly layer: Layer | null;
  readonly relation: string | null;
  /** SQL text as rendered for the default target, resources named as in node-names.ts; null where there is none. */
  readonly sql: string | null;
  /** Of what holds rows. */
  readonly columns: NodeColumns | null;
}

export interface Trouble {
  /** Id of the resource, or `project`. */
  readonly where: string;
  readonly path: string;
  readonly line: number | null;
  readonly what: string;
  readonly reason: Reason;
  readonly detail: string;
}

/** All that is known of a project without compiling it. */
export interface ProjectFacts {
  readonly project: string;
  readonly target: string | null;
  readonly dialectHint: string | null;
  /** What completes a table's name that SQL gives in short; null where the text does not tell. */
  readonly place: { readonly database: string | null; readonly schema: string | null };
  readonly nodes: readonly Known[];
  readonly edges: readonly Edge[];
  readonly troubles: readonly Trouble[];
}
