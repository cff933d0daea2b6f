/**
 * The one path of a repository on Azure DevOps, `org/project/_git/repo`, from the five forms in use: the address of
 * today, with and without project (a project's first repository has its name), of SSH (`v3/org/project/repo`), and the
 * two of visualstudio.com, where the organisation is part of the host's name.
 */
export function azurePath(host: string, path: string): { webHost: string; path: string } {
  const old = /^(?:vs-ssh\.|([a-z0-9-]+)\.)visualstudio\.com$/.exec(host);
  if (host !== 'dev.azure.com' && old === null) return { webHost: host, path };
  const segments = path
    .split('/')
    .filter((segment) => segment !== 'DefaultCollection' && segment !== '_optimized');
  if (segments[0] === 'v3')
    return { webHost: 'dev.azure.com', path: join(segments[1], segments[2], segments[3]) };
  if (old?.[1] !== undefined) segments.unshift(old[1]);
  const git = segments.indexOf('_git');
  if (git < 0) return { webHost: 'dev.azure.com', path: segments.join('/') };
  const repo = segments[git + 1];
  return { webHost: 'dev.azure.com', path: join(segments[0], git === 1 ? repo : segments[1], repo) };
}

const join = (org = '', project = '', repo = ''): string => `${org}/${project}/_git/${repo}`;
