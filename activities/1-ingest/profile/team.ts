import type { RepositoryRef } from '../../../schemas/repository.ts';
import { ownerOfAll } from './codeowners.ts';

export interface TeamEvidence {
  readonly repository: Pick<RepositoryRef, 'key' | 'host_kind'>;
  /** Text of the CODEOWNERS file that counts. */
  readonly codeowners: string | null;
  /** Beginning of keys → team. */
  readonly teams: Readonly<Record<string, string>>;
}

/** Who looks after the repository: its CODEOWNERS, else the group that it lies in, else the settings. */
export function chooseTeam({ repository, codeowners, teams }: TeamEvidence): string {
  const owner = codeowners === null ? null : ownerOfAll(codeowners);
  return owner ?? hostGroup(repository) ?? settingsTeam(repository.key, teams) ?? 'unassigned';
}

/** `github.com/pallets/flask` → pallets; `gitlab.com/a/b/c` → a/b; on Azure DevOps organisation and project. */
function hostGroup({ key, host_kind }: Pick<RepositoryRef, 'key' | 'host_kind'>): string | null {
  if (host_kind === 'local') return null;
  const group = key
    .split('/')
    .slice(1, -1)
    .filter((segment) => segment !== '_git')
    .join('/');
  return group === '' ? null : group;
}

function settingsTeam(key: string, teams: Readonly<Record<string, string>>): string | null {
  const fitting = Object.keys(teams).filter(
    (start) => key === start || key.startsWith(`${start.replace(/\/$/, '')}/`),
  );
  const longest = fitting.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : (teams[longest] ?? null);
}
