import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { Reject } from '../../schemas/reject.ts';
import { FileEntry, type HostMetadata, type RepositoryRef } from '../../schemas/repository.ts';
import type { MinedParts, RunRef, Snapshot } from '../../schemas/run.ts';
import type { Settings } from '../../schemas/settings.ts';
import { admitWhole } from '../envelopes/admit-whole.ts';
import { type FormerRun, readFormerRun } from '../envelopes/former-run.ts';
import type { Producer } from '../envelopes/ingress.ts';
import { readKey, type Versions } from '../envelopes/read-key.ts';
import { WHOLE } from '../envelopes/said.ts';
import { areSound } from '../envelopes/sound.ts';
import { stageSaid } from '../envelopes/stage-said.ts';
import { setAside } from './census/set-aside.ts';
import { takeCensusOf } from './census/take-census.ts';
import { CODEOWNERS_PATHS } from './profile/codeowners.ts';
import { instancesOf } from './profile/instances.ts';
import { buildProfile } from './profile/profile.ts';
import type { MinerRule } from './profile/select-miners.ts';
import { chooseTeam } from './profile/team.ts';

export interface CensusTools {
  readonly mirrors: GitMirrors;
  readonly staging: Staging;
  readonly settings: Pick<Settings, 'teams'> & Partial<Pick<Settings, 'instances'>>;
  readonly miners: readonly MinerRule[];
  /** Without them every file's content is looked at in every run. */
  readonly versions?: Versions;
}

export interface CensusQuestion {
  readonly run: RunRef;
  readonly repository: RepositoryRef;
  readonly mirror: string;
}

/** Version of the census and profile rules: the same commit may give other items when it changes. */
const PRODUCER: Producer = { name: 'ingest', version: '0.1.0', kinds: ['repository'] };

const CENSUS = 'ingest/census.jsonl';

const NO_METADATA: HostMetadata = { description: null, topics: [], licence: null, archived: null };

/** Takes the census of the pinned commit into staging and says what the repository is. */
export async function ingestCensus(
  { mirrors, staging, settings, miners, versions }: CensusTools,
  { run, repository, mirror }: CensusQuestion,
  tell: (progress: string) => void,
  signal: AbortSignal,
): Promise<{ snapshot: Snapshot; mined: MinedParts }> {
  const former = await readFormerRun(staging, run);
  const before = (await former?.looked(PRODUCER.name))?.get(WHOLE);
  const key = readKey(versions, { producer: PRODUCER, grammars: [], inputs: null });
  const seen = key !== null && key === before?.key ? await seenBefore(staging, former) : new Map();
  const census = await writeCensus(mirrors, staging, { run, repository, mirror }, seen, tell, signal);
  const builder = buildProfile();
  const rejects: Reject[] = [];
  const owners = new Map<string, string>();
  for await (const line of staging.readLines(census)) {
    const file = FileEntry.parse(JSON.parse(line));
    builder.add(file);
    const reject = setAside(file);
    if (reject !== null) rejects.push(reject);
    if (file.state === 'text' && CODEOWNERS_PATHS.includes(file.path)) owners.set(file.path, file.blob);
  }
  const codeowners = await readOwners(mirrors, mirror, owners);
  const team = chooseTeam({ repository, codeowners, teams: settings.teams });
  const { profile, set_aside, markers_left_out } = builder.finish({ team, miners });
  rejects.push(...(await flawsOf(mirrors, mirror)), ...leftOut(markers_left_out));
  const metadata = (await mirrors.metadata(repository, signal)) ?? NO_METADATA;
  const { host_kind, web_url } = repository;
  const payload = {
    host_kind,
    url: repository.url,
    web_url,
    default_branch: shortRef(repository.ref),
    metadata,
    profile,
  };
  const said = { items: [{ kind: 'repository', path: null, lines: null, payload }], rejects };
  const { admitted, looked } = admitWhole(run, PRODUCER, said, key, before);
  const list = { looked, kinds: PRODUCER.kinds };
  const mined = await stageSaid(staging, run, PRODUCER.name, 'ingest/repository', admitted, list);
  const instances = instancesOf(repository.key, settings.instances ?? []);
  const snapshot: Snapshot = { repository, mirror, census, profile, set_aside };
  return { snapshot: instances.length === 0 ? snapshot : { ...snapshot, instances }, mined };
}

/** A second attempt finds the census of the first and looks at no content again. */
async function writeCensus(
  mirrors: GitMirrors,
  staging: Staging,
  { run, repository, mirror }: CensusQuestion,
  seen: ReadonlyMap<string, FileEntry>,
  tell: (progress: string) => void,
  signal: AbortSignal,
) {
  async function* lines(): AsyncIterable<string> {
    let files = 0;
    for await (const file of takeCensusOf(mirrors, mirror, repository.sha, seen)) {
      signal.throwIfAborted();
      files += 1;
      tell(`${files} files looked at`);
      yield canonicalJson(file);
    }
  }
  return staging.writePart(run, CENSUS, lines());
}

/** Census lines of the former run by path: an entry whose blob is the same has the same content. */
async function seenBefore(staging: Staging, former: FormerRun | null): Promise<Map<string, FileEntry>> {
  const seen = new Map<string, FileEntry>();
  const part = former === null ? null : await staging.findPart(former.index.run, CENSUS);
  if (part === null || !(await areSound(staging, [part]))) return seen;
  for await (const line of staging.readLines(part)) {
    const file = FileEntry.parse(JSON.parse(line));
    seen.set(file.path, file);
  }
  return seen;
}

async function readOwners(
  mirrors: GitMirrors,
  mirror: string,
  owners: ReadonlyMap<string, string>,
): Promise<string | null> {
  const path = CODEOWNERS_PATHS.find((candidate) => owners.has(candidate));
  const blob = path === undefined ? undefined : owners.get(path);
  if (blob === undefined) return null;
  for await (const content of mirrors.blobs(mirror, [blob]))
    return content === null ? null : new TextDecoder().decode(content);
  return null;
}

async function flawsOf(mirrors: GitMirrors, mirror: string): Promise<Reject[]> {
  const flaws = await mirrors.historyFlaws(mirror);
  return flaws.map(({ reason, detail }) => ({
    kind: 'file-history',
    reason,
    path: null,
    lines: null,
    detail,
  }));
}

const leftOut = (count: number): Reject[] =>
  count === 0
    ? []
    : [
        {
          kind: 'repository',
          reason: 'too-many-items',
          path: null,
          lines: null,
          detail: `${count} project folders beyond the limit of the profile`,
        },
      ];

const shortRef = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, '');
