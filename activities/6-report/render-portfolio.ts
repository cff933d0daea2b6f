import type { RunRecords } from '../../adapters/memgraph/run-records.ts';
import type { PublishedFile, PublishedRun } from '../../adapters/report-folder/report-folder.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import type { AnswerCount } from './answer-count.ts';
import { describePages } from './describe-pages.ts';
import { compareHeads, type Head, type HeadChange, headOf, headsIn, meaningOf } from './heads.ts';
import { type RenderTools, renderPages } from './render-pages.ts';
import { setPage } from './set-page.ts';

/** A set of heads and its number: the same commits with the same facts have the same number, so that a second try writes the same folder. */
export interface HeadSet {
  readonly number: string;
  readonly heads: readonly Head[];
}

/** The heads that the graph holds, and their number after those of the newest folder. */
export async function openSet(records: RunRecords, newest: PublishedRun | null): Promise<HeadSet> {
  const heads = (await records.heads()).filter(({ run }) => run.repo !== PORTFOLIO).map(headOf);
  const known = newest === null ? null : headsIn(newest.texts);
  const isSame =
    known !== null && canonicalJson(known.map(meaningOf)) === canonicalJson(heads.map(meaningOf));
  const number = Number(newest?.run_id ?? 0) + (isSame ? 0 : 1);
  return { number: String(number).padStart(6, '0'), heads };
}

export interface PortfolioRequest {
  readonly trace_id: string;
  readonly set: HeadSet;
  /** Texts of the set before. */
  readonly before: ReadonlyMap<string, string>;
}

/** All files of a set of heads: pages about all repositories, diagrams, run.md and index.json. */
export async function renderSet(
  request: PortfolioRequest,
  records: RunRecords,
  tools: RenderTools,
  answers: () => AnswerCount,
): Promise<readonly PublishedFile[]> {
  const rendered = await renderPages(null, tools);
  const { set, before, trace_id } = request;
  const moves = await compareHeads(records, headsIn(before) ?? [], set.heads);
  const described = describePages(rendered, before);
  const about = { set, trace_id, answers: answers(), moves };
  return [
    ...rendered.pages,
    ...rendered.diagrams.files,
    { name: 'run.md', content: `${setPage({ ...about, ...described })}\n` },
    { name: 'index.json', content: `${JSON.stringify(indexOf(about, described), null, 2)}\n` },
  ];
}

interface AboutSet extends Pick<PortfolioRequest, 'set' | 'trace_id'> {
  readonly answers: AnswerCount;
  readonly moves: readonly HeadChange[];
}

const indexOf = (
  { set, trace_id, answers, moves }: AboutSet,
  { listed, states }: Pick<ReturnType<typeof describePages>, 'listed' | 'states'>,
) => ({
  set: set.number,
  trace_id,
  heads: set.heads,
  changes: moves,
  answers,
  pages: listed,
  pictures: states,
});
