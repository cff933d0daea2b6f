import { readStatedKinds, type StatedDocument } from '../../../../languages/documents/stated-kinds.ts';
import { OPEN_KINDS } from '../../../../schemas/items/open.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { FileMiner, Mined, SourceFile } from '../../miner.ts';

/** More text than any document that a person writes; what is larger is generated data. */
const MOST_BYTES = 1024 * 1024;

const READ = /\.(?:ya?ml|json)$/i;
/** JSON that other miners read, or that tools wrote for themselves. */
const OF_OTHERS =
  /(?:^|\/)(?:package(?:-lock)?|composer|tsconfig[^/]*|Main)\.json$|\.lvdash\.json$|(?:^|\/)(?:target|node_modules)\/.*\.json$/i;

/**
 * Documents that say themselves what they are, as `open/<kind>`: a catalogue's entities, data contracts, manifests. What
 * such a kind means to the graph is not known here; people decide it (docs/how-to/change-the-ontology.md).
 */
export const statedKindMiner: FileMiner = {
  name: 'stated-kind',
  version: '0.2.0',
  unit: 'file',
  kinds: [OPEN_KINDS],
  reason: ({ languages }) => {
    const read = languages.filter(({ language }) => language === 'YAML' || language === 'JSON');
    const files = read.reduce((sum, one) => sum + one.files, 0);
    const names = read.map(({ language }) => language).sort();
    return files > 0
      ? `${files} ${names.join(' and ')} ${files === 1 ? 'file' : 'files'} that may state a kind`
      : null;
  },
  accepts: ({ path, size }) => READ.test(path) && !OF_OTHERS.test(path) && size <= MOST_BYTES,
  mine: mineStated,
};

function mineStated({ path, text }: SourceFile): Mined {
  const { documents, faults } = readStatedKinds(text);
  const seen = new Map<string, number>();
  const items = documents.map((document): KnownItem => {
    const place = `${path}#${document.kind}/${document.name}`;
    const nth = (seen.get(place) ?? 0) + 1;
    seen.set(place, nth);
    return itemOf(path, document, nth === 1 ? place : `${place}~${nth}`);
  });
  const rejects = faults.map(
    ({ reason, line, error }): Reject => ({
      kind: 'open/document',
      reason,
      path,
      lines: line === null ? null : [line, line],
      detail: error,
    }),
  );
  return { items, rejects };
}

/** What we say ourselves has the last word over fields of the same name. */
const itemOf = (
  path: string,
  { kind, words, name, lines, fields, leftOut }: StatedDocument,
  document: string,
): KnownItem =>
  ({
    kind: `open/${words}`,
    path,
    lines,
    payload: {
      ...Object.fromEntries(fields),
      kind,
      name,
      document,
      ...(leftOut === 0 ? {} : { left_out: leftOut }),
    },
  }) as unknown as KnownItem;
