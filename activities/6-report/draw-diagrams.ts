import type { Drawn, Pictures } from '../../adapters/mermaid-cli/pictures.ts';
import type { PublishedFile } from '../../adapters/report-folder/report-folder.ts';
import type { PlacedPicture } from '../../templates/_style/vocabulary.ts';
import type { AnyReport, View } from '../../templates/report.ts';
import { drawSource, type TemplateTexts } from './render-page.ts';

export interface ReportView {
  readonly report: AnyReport;
  readonly view: View;
}

export interface DrawnDiagrams {
  /** By report name, then diagram name: what the page places. */
  readonly placed: ReadonlyMap<string, ReadonlyMap<string, PlacedPicture>>;
  readonly files: readonly PublishedFile[];
  readonly states: readonly {
    readonly name: string;
    readonly state: Drawn['state'];
    readonly why: string | null;
  }[];
}

/** Draws the diagrams of all pages in one go; what cannot be drawn is said on its page and counted. */
export async function drawDiagrams(
  views: readonly ReportView[],
  texts: TemplateTexts,
  pictures: Pictures,
  signal?: AbortSignal,
): Promise<DrawnDiagrams> {
  const diagrams = views.flatMap(({ report, view }) =>
    view.diagrams.map((diagram) => ({
      report: report.name,
      diagram,
      name: `${report.name}.${diagram.name}`,
      source: drawSource(report, diagram, texts),
    })),
  );
  const drawn = await pictures.draw(
    diagrams.map(({ source }) => source),
    signal,
  );
  const placed = new Map<string, Map<string, PlacedPicture>>();
  const files: PublishedFile[] = [];
  const states: { name: string; state: Drawn['state']; why: string | null }[] = [];
  for (const [at, { report, diagram, name, source }] of diagrams.entries()) {
    const answer = drawn[at] ?? { state: 'failed', why: 'the browser gave no answer' };
    files.push({ name: `${name}.mmd`, content: source });
    if (answer.state === 'drawn') files.push({ name: `${name}.png`, content: answer.png });
    states.push({ name, state: answer.state, why: answer.state === 'drawn' ? null : answer.why });
    const ofReport = placed.get(report) ?? new Map<string, PlacedPicture>();
    const image = answer.state === 'drawn' ? { file: `${name}.png` } : { missing: answer.why };
    placed.set(report, ofReport.set(diagram.name, { source, alt: diagram.alt, image }));
  }
  return { placed, files, states };
}
