import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import { ProposalRecord } from '../../schemas/proposal-record.ts';
import { namesIn } from './names-in.ts';

/** Proposals as files `proposals/<id>.json`: what a deployment from the repository starts with, and what reviews show. */
export interface ProposalFiles {
  readonly write: (record: ProposalRecord) => Promise<void>;
  /** All of them, by id. */
  readonly list: () => Promise<readonly ProposalRecord[]>;
}

export function createProposalFiles(ontologyFolder: string): ProposalFiles {
  const folder = join(ontologyFolder, 'proposals');
  // An id is letters, digits and `-` (schemas/ontology-change.ts), so it is a file name as it is.
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  return {
    write: async (record) => {
      const path = fileOf(record.proposal.id);
      await mkdir(folder, { recursive: true });
      const temporary = `${path}.${randomUUID()}.part`;
      await writeFile(temporary, spellProposal(record));
      await rename(temporary, path);
    },
    list: async () => {
      const names = (await namesIn(folder)).filter((name) => /^[a-z0-9][a-z0-9-]*\.json$/.test(name)).sort();
      return Promise.all(names.map((name) => readRecord(join(folder, name))));
    },
  };
}

/** The same record has the same bytes: keys sorted, two blanks a level, so that a diff shows what was decided. */
const spellProposal = (record: ProposalRecord): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(record)), null, 2)}\n`;

async function readRecord(path: string): Promise<ProposalRecord> {
  const text = await readFile(path, 'utf8');
  try {
    return ProposalRecord.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure('MirrorDiffers', `${path} is no proposal`, { cause: error });
  }
}
