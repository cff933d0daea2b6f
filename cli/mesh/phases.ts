/** A phase of the pipeline as its folder below activities/ stands: what it is handed and what it leaves. */
export interface Phase {
  readonly name: string;
  readonly takes: string;
  readonly leaves: string;
}

/** In the order of the data. What is handed over is always a reference: address, hash and count of a part in staging. */
export const phases: readonly Phase[] = [
  { name: '1-ingest', takes: 'an address', leaves: 'snapshot, census, kind `repository`' },
  { name: '2-mine', takes: 'snapshot and census', leaves: 'items and rejects, a pair of parts a task' },
  {
    name: '3-analyze',
    takes: 'items of one repository; for links, answers of saved queries',
    leaves: 'items and rejects',
  },
  { name: '4-stage', takes: 'all parts of a run', leaves: 'one sorted part a kind, sealed by `index.json`' },
  { name: '5-write', takes: 'a sealed run', leaves: 'facts in the graph, history, dead letters' },
  { name: '6-report', takes: 'answers of saved queries', leaves: 'pages and pictures' },
];
