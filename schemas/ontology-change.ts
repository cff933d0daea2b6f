import { z } from 'zod';
import { LineRange } from './envelope.ts';

/** Names go into statement texts, so nothing but letters, digits and underscores is a name. */
const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'letters, digits and _ only, at most 100');
/** A kind of item: small words joined by `-`, with a `/` after where it comes from if that matters. */
export const KindName = z
  .string()
  .regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/, 'small words joined by -')
  .max(100);
const Version = z.string().regex(/^\d+\.\d+\.\d+$/);
const Text = z.string().min(1).max(2_000);

const PropertyOfChange = z.strictObject({
  type: z.enum(['string', 'integer', 'float', 'boolean', 'strings', 'integers']),
  required: z.boolean().default(false),
  description: Text,
  example: Text,
});

/** How items of a kind that no code maps become nodes of a label, and edges to what their fields name. */
export const KindRule = z.strictObject({
  kind: KindName,
  label: Name,
  /** Fields of the payload whose values make the node's key, after repository and label. */
  key: z.array(Name).min(1).max(10),
  /** Property of the node → field of the payload. */
  properties: z.record(Name, Name),
});

export type KindRule = z.infer<typeof KindRule>;

/** One step of a change. What it leaves out stays as it is. */
export const ChangeStep = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add-label'),
    label: Name,
    description: Text,
    example: Text,
    properties: z.record(Name, PropertyOfChange).default({}),
  }),
  z.strictObject({
    do: z.literal('add-type'),
    type: Name,
    description: Text,
    answers: Text.endsWith('?'),
    ends: z.array(z.tuple([Name, Name])).min(1),
    properties: z.record(Name, PropertyOfChange).default({}),
  }),
  z.strictObject({ do: z.literal('add-property'), of: Name, property: Name, is: PropertyOfChange }),
  z.strictObject({ do: z.literal('map-kind'), rule: KindRule }),
  z.strictObject({
    do: z.literal('deprecate'),
    of: Name,
    property: Name.optional(),
    why: Text,
    instead: Text,
  }),
  z.strictObject({ do: z.literal('rename'), what: z.enum(['label', 'type']), from: Name, to: Name }),
  z.strictObject({ do: z.literal('rename-property'), of: Name, from: Name, to: Name }),
  /** All nodes or edges of the first become ones of the second. */
  z.strictObject({ do: z.literal('merge'), what: z.enum(['label', 'type']), from: Name, into: Name }),
  /** Nodes of a label whose property has a value become ones of another label. */
  z.strictObject({ do: z.literal('split-label'), from: Name, into: Name, property: Name, value: Text }),
  z.strictObject({ do: z.literal('remove'), of: Name, property: Name.optional() }),
]);
export type ChangeStep = z.infer<typeof ChangeStep>;

const Example = z.strictObject({
  repo: z.string().min(1),
  path: z.string().nullable(),
  lines: LineRange.nullable(),
});

/** What was seen that the ontology has no word for. */
export const Evidence = z.strictObject({
  kind: KindName,
  /** Items by repository, in each one's newest run. */
  items: z.record(z.string(), z.int().nonnegative()),
  /** The first places by repository, path and line; at most 20. */
  examples: z.array(Example).max(20),
  /** Fields of their payloads with the type that fits all values seen, and in how many items each is given. */
  fields: z.record(
    Name,
    z.strictObject({
      type: PropertyOfChange.shape.type,
      given: z.int().nonnegative(),
      /** Different values, added up over repositories: as many as items where it tells them apart. */
      distinct: z.int().nonnegative().optional(),
      example: z.string().max(200),
    }),
  ),
});
export type Evidence = z.infer<typeof Evidence>;

/** A change that somebody or a run asks for. Its id is made from what it changes, so that alike proposals are one. */
export const Proposal = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/),
  title: Text,
  why: Text,
  /** A person's name as claimed, or `miner <name>`. */
  proposed_by: Text,
  steps: z.array(ChangeStep).min(1).max(100),
  evidence: Evidence.nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** patch: words alone. minor: what is asked today is still answered. major: something is no longer there or means another thing. */
export const ChangeClass = z.enum(['patch', 'minor', 'major']);
export type ChangeClass = z.infer<typeof ChangeClass>;

/** Names of saved queries of which a person says that their new answer is meant. */
export const AcceptedAnswers = z.array(Name).min(1).max(100);

/** What people send by signal. A signal proves no identity: `by` is recorded as claimed. */
export const Decision = z.strictObject({
  verdict: z.enum(['approve', 'reject', 'amend']),
  by: z.string().min(1).max(200),
  why: Text,
  /** With `amend`: the steps that take the place of those proposed. */
  steps: Proposal.shape.steps.optional(),
  /** With `approve`: saved queries, by name, whose answer may change as the check has told. */
  accept_answers: AcceptedAnswers.optional(),
});
export type Decision = z.infer<typeof Decision>;

/** What a change would do, found out before it is applied. */
export const CheckedChange = z.strictObject({
  class: ChangeClass,
  /** Version that it leads from and to. */
  from: Version,
  to: Version,
  /** What would no longer work, one line each, with the way out; empty: it may be applied. */
  breaks: z.array(z.string()),
  /** Answers that change and were accepted, one line each; absent: none. */
  accepted: z.array(z.string()).optional(),
  /** What has to be mapped again. */
  impact: z.strictObject({ kinds: z.array(KindName), labels: z.array(Name), types: z.array(Name) }),
  /** Statements of its migration, as in the file that will hold them. */
  migration: z.string(),
});
export type CheckedChange = z.infer<typeof CheckedChange>;

/** A change that was approved and applied: one file of `changes/`, one record of the graph. */
export const AppliedChange = z.strictObject({
  /** Order in which changes were applied, from 1. */
  number: z.int().positive(),
  proposal: Proposal,
  from: Version,
  to: Version,
  class: ChangeClass,
  approved_by: z.string().min(1),
  why: Text,
  /** Saved queries whose answer changed by it, as was meant. */
  accepted_answers: AcceptedAnswers.optional(),
  /** Id of its migration in the ledger. */
  migration: z.string().min(1),
});
export type AppliedChange = z.infer<typeof AppliedChange>;
