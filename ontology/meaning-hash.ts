import { createHash } from 'node:crypto';
import { canonicalJson } from '../schemas/canonical-json.ts';
import type { EdgeFact, FactProperties, NodeFact, Place } from './facts.ts';

/** The hash by which two facts are told to mean the same: 40 hex digits over canonical JSON. */
export const meaningHash = (meaning: unknown): string =>
  createHash('sha1').update(canonicalJson(meaning)).digest('hex');

/** `fh` of a node: identity, labels, meaning properties, path and lines; no commit, run, trace or version. */
export const nodeHash = ({ family, key, labels, props, place }: NodeFact): string =>
  meaningHash([family, key, labels, known(props), spot(place)]);

/** `fh` of an edge. */
export const edgeHash = ({ type, from, to, qualifier, props, place }: EdgeFact): string =>
  meaningHash([type, from.rid, to.rid, qualifier, known(props), spot(place)]);

/** What a fact says apart from its name and place: equal for a file and its renamed self. */
export const contentHash = (labels: readonly string[], props: FactProperties): string =>
  meaningHash([labels, known(props)]);

const spot = ({ path, lines }: Place): unknown => [path, lines];

const known = (props: FactProperties): FactProperties =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== null && value !== undefined));
