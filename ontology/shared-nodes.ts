import type { FactProperties, NodeName } from './facts.ts';
import { isLocalDataset, nodeId } from './identity.ts';
import { type Meaning, nameNow, shippedMeaning } from './meaning.ts';
import { meaningHash } from './meaning-hash.ts';
import { moveDrafts } from './move-drafts.ts';

/** A node that no repository owns: everything it holds follows from its key, so any assertion may make it. */
export interface SharedNode extends NodeName {
  readonly rid: string;
  readonly fh: string;
  readonly labels: readonly string[];
  readonly props: FactProperties;
}

export function sharedNode({ family, key }: NodeName, meaning: Meaning = shippedMeaning): SharedNode {
  const props = propertiesIn(meaning, family, key);
  const labels = [family];
  return {
    family,
    key,
    rid: nodeId(family, key),
    labels,
    props,
    fh: meaningHash([family, key, labels, props]),
  };
}

/** In the names that hold now, whatever code calls them. */
function propertiesIn({ moves }: Meaning, family: string, key: string): FactProperties {
  const origin = Object.keys(propertiesOf).find((name) => nameNow(moves, 'label', name) === family);
  if (origin === undefined) return {};
  const node = { family: origin, key, also: [], props: propertiesOf[origin]?.(key) ?? {} };
  return moveDrafts(moves, { nodes: [node], edges: [] }).nodes[0]?.props ?? {};
}

const propertiesOf: Readonly<Record<string, (key: string) => FactProperties>> = {
  Dataset: (key) => ({ name: datasetName(key), qualified: !isLocalDataset(key) }),
  Column: (key) => ({ name: after(key, '#'), dataset: key.slice(0, key.lastIndexOf('#')) }),
  Package: (key) => ({ name: key.slice(key.indexOf(':') + 1), ecosystem: key.slice(0, key.indexOf(':')) }),
  Person: () => ({}),
  Team: (key) => ({ name: key }),
};

/** Without repository or instance; an address is its own name. */
function datasetName(key: string): string {
  if (isLocalDataset(key)) return key.slice(key.indexOf('::') + 2);
  return /^[a-z]+:[^/:]+\//.test(key) ? key.slice(key.indexOf('/') + 1) : key;
}

const after = (text: string, mark: string): string => text.slice(text.lastIndexOf(mark) + 1);
