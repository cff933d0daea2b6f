import type { Miner } from '../../activities/2-mine/miner.ts';
import { miners } from '../../activities/2-mine/miners/registry.ts';
import type { Analyzer } from '../../activities/3-analyze/analyzer.ts';
import { analyzers } from '../../activities/3-analyze/analyzers/registry.ts';
import type { AnyLink } from '../../activities/3-analyze/link.ts';
import { links } from '../../activities/3-analyze/links/registry.ts';
import { wavesOf } from '../../activities/3-analyze/waves.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { contracts } from '../../schemas/contracts.ts';
import { jsonSchemaOf } from '../../schemas/generate/json-schema.ts';
import { type ItemKind, itemKinds } from '../../schemas/items/registry.ts';
import { reports } from '../../templates/registry.ts';
import type { AnyReport } from '../../templates/report.ts';
import { type MadeFacts, madeFacts } from './made-facts.ts';

const named = <T extends { readonly name: string }>(table: Readonly<Record<string, T>>): readonly T[] =>
  Object.values(table).sort((a, b) => byCodeUnit(a.name, b.name));

export const allMiners: readonly Miner[] = named(miners as Readonly<Record<string, Miner>>);
export const allLinks: readonly AnyLink[] = named(links as Readonly<Record<string, AnyLink>>);
export const allReports: readonly AnyReport[] = named(reports as Readonly<Record<string, AnyReport>>);

/** Analyzers in the order in which they may run. */
export const waves: readonly (readonly Analyzer[])[] = wavesOf(Object.values(analyzers)).map((wave) =>
  wave.flatMap((name) => (analyzers as Readonly<Record<string, Analyzer>>)[name] ?? []),
);
export const allAnalyzers: readonly Analyzer[] = waves.flat();

/** A kind of item with who says it, who reads it, and what it becomes. */
export interface KindUse {
  readonly kind: ItemKind;
  readonly about: string;
  readonly saidBy: readonly string[];
  readonly readBy: readonly string[];
  readonly makes: MadeFacts;
  readonly example: unknown;
}

/** `examplesOf` gives the valid examples of a contract, by name of their files. */
export function kindUses(examplesOf: (kind: string) => readonly unknown[]): readonly KindUse[] {
  const about = Object.assign({}, ...Object.values(contracts)) as (typeof contracts)[string];
  return (Object.keys(itemKinds) as ItemKind[]).sort(byCodeUnit).map((kind) => {
    const contract = about[kind];
    if (contract === undefined) throw new Error(`${kind} is no contract`);
    const examples = examplesOf(kind);
    return {
      kind,
      about: contract.about,
      saidBy: sayersOf(kind),
      readBy: allAnalyzers.filter(({ reads }) => reads.includes(kind)).map(({ name }) => name),
      makes: madeFacts(kind, jsonSchemaOf(kind, contract), examples),
      example: examples[0],
    };
  });
}

/** Ingest says what a repository is; findings come from everywhere, since each reject is one too. */
function sayersOf(kind: ItemKind): readonly string[] {
  if (kind === 'finding') return ['everyone'];
  const ingest = kind === 'repository' ? ['ingest'] : [];
  return [
    ...ingest,
    ...allMiners.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name),
    ...[...allAnalyzers, ...allLinks]
      .filter(({ produces }) => produces.includes(kind))
      .map(({ name }) => name),
  ];
}
