import { z } from 'zod';
import { KindRule } from '../schemas/ontology-change.ts';

/** Names go into statement texts, so nothing but letters, digits and underscores is a name. */
export const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and _ only');

/** Kept on every fact by the writer itself; the ontology can't give them another meaning. */
export const reservedProperties = [
  'rid',
  'eid',
  'family',
  'key',
  'fh',
  'repo',
  'commit',
  'path',
  'line_start',
  'line_end',
  'miner',
  'miner_version',
  'contract_version',
  'ontology_version',
  'run',
  'trace_id',
  'held',
  'touched',
] as const;

/** A value of the graph: scalars and flat lists of one type, which both servers store. */
export const PropertyType = z.enum(['string', 'integer', 'float', 'boolean', 'strings', 'integers']);
export type PropertyType = z.infer<typeof PropertyType>;

/** Still there, but on its way out: why, and what to use instead. */
const Deprecation = z.strictObject({ why: z.string().min(1), instead: z.string().min(1) });

const Property = z.strictObject({
  type: PropertyType,
  required: z.boolean().default(false),
  /** What is kept when several items disagree: the least value; without it they conflict and one is rejected. */
  merge: z.literal('least').optional(),
  description: z.string().min(1),
  example: z.string().min(1),
  deprecated: Deprecation.optional(),
});

const Properties = z
  .record(Name, Property)
  .refine(
    (properties) => !Object.keys(properties).some((name) => reservedProperties.includes(name as never)),
    {
      error: `these names are kept by the writer: ${reservedProperties.join(', ')}`,
    },
  );

const Label = z.strictObject({
  scope: z.enum(['owned', 'shared']),
  /** How its key is made, for people. */
  key: z.string().min(1),
  example: z.string().min(1),
  description: z.string().min(1),
  /** Second labels that a node of this family may have. */
  also: z.record(Name, z.string().min(1)).default({}),
  /** Properties by which a renamed one is known again; empty: all. */
  alike: z.array(Name).default([]),
  /** The family whose nodes these are, where a property's value tells them from the others: they keep its identity. */
  part_of: Name.optional(),
  deprecated: Deprecation.optional(),
  properties: Properties,
});

const RelationshipType = z.strictObject({
  description: z.string().min(1),
  /** Who may assert it: repositories, the link wave alone, or both, each its own edges. */
  scope: z.enum(['repository', 'portfolio', 'both']).default('repository'),
  /** The question of a reader that it answers. */
  answers: z.string().endsWith('?'),
  ends: z.array(z.tuple([Name, Name])).min(1),
  /** False where neither end need belong to the scope that asserts the edge: its edges are then found by type and scope. */
  anchored: z.boolean().default(true),
  deprecated: Deprecation.optional(),
  properties: Properties,
});

/** What rows are found by. An index per domain label would slow every MERGE, so there are few. */
const Index = z.strictObject({
  /** A label, `Entity` (all nodes) or `Record` (what the writer keeps), or a relationship type. */
  on: Name,
  properties: z.array(Name).min(1),
  unique: z.boolean().default(false),
  /** Number and name of the migration that makes it; files that exist are never edited, so a new index has a new one. */
  since: z.string().regex(/^\d{4}_[a-z0-9_]+$/),
});

export const Ontology = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  labels: z.record(Name, Label),
  types: z.record(Name, RelationshipType),
  /** Ids of proposals that were applied somewhere and that this version says itself. */
  adopts: z.array(z.string().min(1)).default([]),
  /** Kinds of items that no code maps, and what they become. */
  kinds: z.array(KindRule).default([]),
  indexes: z.array(Index).default([]),
});
export type Ontology = z.infer<typeof Ontology>;
export type Label = z.infer<typeof Label>;
export type RelationshipType = z.infer<typeof RelationshipType>;
export type Properties = z.infer<typeof Properties>;
