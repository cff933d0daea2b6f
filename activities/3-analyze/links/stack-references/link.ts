import { pulumiStacks } from '../../../../queries/pulumi-stacks/query.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Answers, Link } from '../../link.ts';
import { resolveStack } from './resolve-stack.ts';

const asks = { projects: { query: pulumiStacks, params: {} } } as const;
type Project = Answers<typeof asks>['projects'][number];

/**
 * Which stack reads outputs of which: a reference is led to the one project of that name, and within it to stacks of which a
 * file of settings is there. What leads nowhere, or to several, is a finding.
 */
export const stackReferencesLink: Link<typeof asks> = {
  name: 'stack-references',
  version: '1',
  asks,
  produces: ['stack-use', 'finding'],
  link: ({ projects }) => ({
    items: projects.flatMap((from) =>
      from.references.map((name, at) => sayReference(from, name, from.places[at] ?? '', projects)),
    ),
    rejects: [],
  }),
};

function sayReference(from: Project, name: string, place: string, projects: readonly Project[]): KnownItem {
  const found = resolveStack(from, name, projects);
  if ('detail' in found) {
    const what = `${from.repository}:${place} refers to the stack ${name}`;
    return {
      kind: 'finding',
      path: null,
      lines: null,
      payload: { what, reason: found.reason, detail: found.detail },
    };
  }
  const { to, environments, confidence, reason } = found;
  return {
    kind: 'stack-use',
    path: null,
    lines: null,
    payload: {
      from: { repo: from.repository, project: from.project },
      to: { repo: to.repository, project: to.project },
      name,
      environments: [...environments],
      confidence,
      reason,
      from_place: place,
      to_place: to.path ?? '',
    },
  };
}
