import {
  createOntologyActivities,
  type OntologyDependencies,
} from '../../../activities/ontology-change/activities.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import type { KnownItem } from '../../../schemas/items/registry.ts';
import type { AppliedChange, ChangeStep } from '../../../schemas/ontology-change.ts';

/** A kind that no code maps, and the label that a change of the ontology gives it. */
export interface Governed {
  readonly kind: `open/${string}`;
  readonly label: string;
}

export const dataContracts: Governed = { kind: 'open/data-contract', label: 'DataContract' };

const LINES = 14;

/** The nth document of a file that states its own kind. */
export const documentItem = ({ kind, label }: Governed, path: string, nth: number): KnownItem =>
  ({
    kind,
    path,
    lines: [nth * LINES + 1, nth * LINES + LINES - 1],
    payload: {
      kind: label,
      name: `orders_${nth}`,
      document: `${path}#${label}/orders_${nth}`,
      version: `1.${nth}.0`,
      status: nth % 3 === 0 ? 'draft' : 'active',
      info_owner: `team-${nth % 6}`,
    },
  }) as unknown as KnownItem;

const property = (description: string, example: string) =>
  ({ type: 'string', required: false, description, example }) as const;

/** What people would approve so that its documents become nodes. */
export const namingSteps = ({ kind, label }: Governed): readonly ChangeStep[] => [
  {
    do: 'add-label',
    label,
    description: 'A document that states its own kind.',
    example: 'bench.example/mesh/repository-0:contracts/contract_1.yaml',
    properties: {
      name: property('As the document says.', 'orders'),
      version: property('Version of the document.', '1.2.0'),
      status: property('How far it is.', 'active'),
      owner: property('Who answers for it.', 'team-1'),
    },
  },
  {
    do: 'map-kind',
    rule: {
      kind,
      label,
      key: ['document'],
      properties: { name: 'name', version: 'version', status: 'status', owner: 'info_owner' },
    },
  },
];

/** Checks and applies a change as its approval does. */
export async function approve(
  sources: Omit<OntologyDependencies, 'questions' | 'askIn'>,
  id: string,
  steps: readonly ChangeStep[],
): Promise<AppliedChange> {
  const { checkChange, applyChange } = createOntologyActivities({
    ...sources,
    questions: [],
    askIn: (stage) => createAsk(stage),
  });
  const proposal = {
    id,
    title: `Change ${id}`,
    why: 'It is there and has no word.',
    proposed_by: 'Data Platform',
    steps: [...steps],
    evidence: null,
  };
  const checked = await checkChange({ proposal });
  return applyChange({ proposal, checked, approved_by: 'Data Platform', why: 'agreed' });
}
