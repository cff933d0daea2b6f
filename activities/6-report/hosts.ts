import type { QueryName } from '../../queries/registry.ts';
import { Failure } from '../../schemas/failures.ts';
import { type Host, type HostOf, linkBase } from '../../templates/_style/links.ts';
import type { Rows } from '../../templates/report.ts';
import type { Subject } from './ask-for-report.ts';

/** Names the newest commit on every host that has an address for files. */
const NEWEST = 'HEAD';

/** Where the files that a page mentions are read, by the rows that the page asked for. */
export function hostsOf(subject: Subject, rows: Partial<Rows<QueryName>>): HostOf {
  if (subject === null) return hostsOfAll(rows.repositories ?? []);
  const row = rows.repository?.[0];
  if (row === undefined) throw new Failure('UnknownRepository', `the graph does not know ${subject}`);
  const host = { base: linkBase(row.host_kind, row.web_url), branch: row.default_branch };
  return (repo) => (repo === null ? host : null);
}

function hostsOfAll(rows: Rows<'repositories'>['repositories']): HostOf {
  const hosts = new Map<string, Host>(
    rows.map(({ repo, host_kind, web_url }) => [
      repo,
      { base: linkBase(host_kind, web_url), branch: NEWEST },
    ]),
  );
  return (repo) => (repo === null ? null : (hosts.get(repo) ?? null));
}
