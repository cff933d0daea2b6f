import type { RepositoryRef } from '../../../schemas/repository.ts';
import type { HostSetting } from '../../../schemas/settings.ts';

export type HostKind = RepositoryRef['host_kind'];
export type HostSettings = Readonly<Record<string, HostSetting>>;

/** Names under which a host answers beside its own: SSH over port 443, and the old names of Azure DevOps. */
const SAME_HOST: Readonly<Record<string, string>> = {
  'www.github.com': 'github.com',
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'ssh.dev.azure.com': 'dev.azure.com',
};

export const canonicalHost = (hostname: string): string =>
  SAME_HOST[hostname.toLowerCase()] ?? hostname.toLowerCase();

const KNOWN: readonly (readonly [RegExp, HostKind])[] = [
  [/^github\.com$/, 'github'],
  [/^gitlab\.com$/, 'gitlab'],
  [/^dev\.azure\.com$|\.visualstudio\.com$/, 'azure-devops'],
  [/^bitbucket\.org$/, 'bitbucket'],
  [/^gitlab\./, 'gitlab'],
  [/^github\./, 'github'],
];

/** Settings decide; else the name, where it is one that people give such servers (gitlab.example.org). */
export function hostKind(hostname: string, port: string, hosts: HostSettings): HostKind {
  const told = hosts[`${hostname}:${port}`] ?? hosts[hostname];
  return told?.kind ?? KNOWN.find(([pattern]) => pattern.test(hostname))?.[1] ?? 'git';
}
