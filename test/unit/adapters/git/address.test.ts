import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../adapters/git/remote/address.ts';
import { Failure } from '../../../../schemas/failures.ts';

const hosts = {
  'git.example.org': { kind: 'gitlab' as const },
  'code.example.org:8443': { kind: 'github' as const },
};

describe('addresses of one repository have one key', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['https://github.com/Pallets/Flask.git', 'github.com/pallets/flask', 'github'],
    ['https://github.com/pallets/flask/', 'github.com/pallets/flask', 'github'],
    ['http://www.github.com/pallets/flask', 'github.com/pallets/flask', 'github'],
    ['git@github.com:pallets/flask.git', 'github.com/pallets/flask', 'github'],
    ['ssh://git@github.com/pallets/flask', 'github.com/pallets/flask', 'github'],
    ['ssh://git@ssh.github.com:443/pallets/flask.git', 'github.com/pallets/flask', 'github'],
    ['github.com/pallets/flask', 'github.com/pallets/flask', 'github'],
    ['git+https://github.com/pallets/flask', 'github.com/pallets/flask', 'github'],
    ['https://gitlab.com/Group/sub/Deep/repo.git', 'gitlab.com/group/sub/deep/repo', 'gitlab'],
    ['git@gitlab.com:group/sub/deep/repo.git', 'gitlab.com/group/sub/deep/repo', 'gitlab'],
    ['https://git.example.org:9443/Group/Repo', 'git.example.org/group/repo', 'gitlab'],
    ['https://gitlab.example.com/A/B', 'gitlab.example.com/a/b', 'gitlab'],
    ['https://code.example.org:8443/A/B', 'code.example.org/a/b', 'github'],
    ['https://code.example.org/A/B', 'code.example.org/A/B', 'git'],
    [
      'https://org@dev.azure.com/Org/My%20Project/_git/Repo',
      'dev.azure.com/org/my%20project/_git/repo',
      'azure-devops',
    ],
    ['https://dev.azure.com/org/_git/repo', 'dev.azure.com/org/repo/_git/repo', 'azure-devops'],
    [
      'git@ssh.dev.azure.com:v3/org/My Project/repo',
      'dev.azure.com/org/my%20project/_git/repo',
      'azure-devops',
    ],
    [
      'https://org.visualstudio.com/DefaultCollection/My%20Project/_git/repo',
      'dev.azure.com/org/my%20project/_git/repo',
      'azure-devops',
    ],
    [
      'org@vs-ssh.visualstudio.com:v3/org/My%20Project/repo',
      'dev.azure.com/org/my%20project/_git/repo',
      'azure-devops',
    ],
    ['https://user@bitbucket.org/Team/Repo.git', 'bitbucket.org/team/repo', 'bitbucket'],
    ['ssh://git@example.net:2222/~user/Repo.git', 'example.net/~user/Repo', 'git'],
    ['git://example.net/Repo', 'example.net/Repo', 'git'],
  ];
  test.each(cases)('%s', (address, key, host_kind) => {
    expect(parseAddress(address, hosts)).toMatchObject({ kind: 'remote', key, host_kind });
  });
});

test('the address to fetch from keeps what the protocol needs and loses the user of http', () => {
  const url = (address: string) => (parseAddress(address) as { url: string }).url;
  expect(url('https://me@bitbucket.org/t/r.git')).toBe('https://bitbucket.org/t/r.git');
  expect(url('git@example.net:relative/r.git')).toBe('git@example.net:relative/r.git');
  expect(url('git@example.net:/abs/r.git')).toBe('ssh://git@example.net/abs/r.git');
  expect(url('ssh://deploy@example.net:2222/r')).toBe('ssh://deploy@example.net:2222/r');
});

test('pages are linked on the web host', () => {
  const web = (address: string) => (parseAddress(address) as { web_url: string | null }).web_url;
  expect(web('git@github.com:o/r.git')).toBe('https://github.com/o/r');
  expect(web('git@ssh.dev.azure.com:v3/o/my p/r')).toBe('https://dev.azure.com/o/my%20p/_git/r');
  expect(web('http://git.local:3000/o/r')).toBe('http://git.local:3000/o/r');
  expect(web('git://example.net/r')).toBeNull();
});

test.each(['/srv/git/x', './x', '..', 'file:///srv/git/x', 'x', 'some/folder'])(
  '%s is a folder',
  (address) => {
    expect(parseAddress(address)).toMatchObject({ kind: 'path' });
  },
);

describe('refused', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /empty/],
    ['https://user:hunter2@github.com/o/r', /password or token/],
    ['https://ghp_hunter2hunter2hunter2hunter2@github.com/o/r', /password or token/],
    ['https://github.com/o/r?access_token=hunter2', /query/],
    ['ext::sh -c touch% /tmp/hunter2', /remote helpers/],
    ['-ohunter2=x', /dash/],
    ['ssh://-oProxyCommand=hunter2/x/y', /host|URL/],
    ['git@-oProxyCommand=hunter2:x', /dash|host/],
    ['ftp://example.net/hunter2', /network protocols/],
    ['https://github.com/', /no repository/],
    ['https://github.com/o/r/tree/main/hunter2', /page inside/],
    ['https://gitlab.com/g/s/r/-/tree/main', /page inside/],
    ['https://github.com/o/r\nhunter2', /control/],
    ['file://elsewhere/hunter2', /no host/],
  ];
  test.each(cases)('%j', (address, why) => {
    const refusal = (() => {
      try {
        return parseAddress(address);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Failure);
    expect(refusal).toMatchObject({ name: 'BadAddress', message: expect.stringMatching(why) });
    expect(String(refusal)).not.toContain('hunter2');
  });
});
