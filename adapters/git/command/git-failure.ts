import { Failure, type FailureName } from '../../../schemas/failures.ts';
import { type Credential, scrub } from '../remote/tokens.ts';

/** What git (2.30 to 2.51, LC_ALL=C), curl and ssh print, and what it means; the first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, FailureName])[] = [
  [/No space left on device|Disk quota exceeded/, 'StagingFull'],
  [
    /could not resolve (host|proxy)|could not resolve hostname|failed to connect|couldn't connect|connection refused|connection timed out|operation timed out|network is unreachable|no route to host|unable to look up|SSL connect error|SSL certificate problem|certificate verif(y|ication) failed/i,
    'HostUnreachable',
  ],
  [/returned error: 50[234]/i, 'HostUnreachable'],
  [
    /returned error: (401|403)|authentication failed|could not read (username|password)|permission denied \(|host key verification failed|access denied|HTTP Basic: Access denied|\b403 forbidden/i,
    'AccessDenied',
  ],
  [/couldn't find remote ref|no such ref/i, 'NoSuchRef'],
  [
    /returned error: 404|repository '.*' not found|repository not found|project you were looking for could not be found|the requested repository does not exist|TF401019/i,
    'RepositoryNotFound',
  ],
  [
    /not valid: is this a git repository|does not appear to be a git repository|not a git repository|invalid gitfile format|unable to update url base from redirection|returned error: 30\d|protocol error: bad line length character|unknown object format|mismatched algorithms/i,
    'NotARepository',
  ],
  [
    /early EOF|unexpected disconnect|remote end hung up|RPC failed|transfer closed|index-pack (failed|died)|invalid index-pack output|pack has bad object|inflate|bad pack header|curl \d+|connection reset|broken pipe|expected flush/i,
    'CloneBroken',
  ],
];

/** The failure that a non-zero exit of git stands for. `what` says in words what was tried. */
export function gitFailure(what: string, stderr: string, credential: Credential | null = null): Failure {
  const said = summarise(scrub(stderr, credential));
  const name = MEANINGS.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'GitFailed';
  return new Failure(name, `${what}: ${said === '' ? 'git ended without a word' : said}`);
}

/** The lines that tell the trouble, without progress and control characters, in at most 500 characters. */
function summarise(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map(printable)
    .filter((line) => line !== '');
  const telling = lines.filter((line) => /^(fatal|error|remote|ssh):/i.test(line));
  return (telling.length > 0 ? telling : lines).slice(-4).join('; ').slice(0, 500);
}

/** Remote servers may send anything, also terminal control sequences. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}(\[[0-9;]*[A-Za-z])?/gu, '').trim();
