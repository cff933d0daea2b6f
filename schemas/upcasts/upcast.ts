type StagedRecord = Readonly<Record<string, unknown>>;

/** Makes what was staged under one contract version what it would be under the next one. Pure, with golden cases. */
export interface Upcast {
  readonly from: string;
  readonly to: string;
  readonly envelope: (envelope: StagedRecord) => StagedRecord;
  readonly index: (index: StagedRecord) => StagedRecord;
  readonly receipt: (receipt: StagedRecord) => StagedRecord;
}

/** The records of staging that name their contract, told by what only they have. */
const sorts = [
  { sort: 'envelope', by: 'payload' },
  { sort: 'index', by: 'parts' },
  { sort: 'receipt', by: 'result' },
] as const;

/** One step of a chain at a time; a record of a version that no step leads from is left as it is, to be refused. */
export function upcastBy(steps: readonly Upcast[], raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  let record = raw as StagedRecord;
  const sort = sorts.find(({ by }) => Object.hasOwn(record, by))?.sort;
  if (sort === undefined) return raw;
  for (const step of steps)
    if (record['contract_version'] === step.from)
      record = { ...step[sort](record), contract_version: step.to };
  return record;
}
