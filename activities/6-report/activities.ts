import { Context } from '@temporalio/activity';
import type { Pictures } from '../../adapters/mermaid-cli/pictures.ts';
import type { ReportFolder } from '../../adapters/report-folder/report-folder.ts';
import type { Ask } from '../../queries/saved-query.ts';
import type { ReportFile } from '../../schemas/run.ts';
import { reports } from '../../templates/registry.ts';
import type { TemplateTexts } from './render-page.ts';
import { renderAll, type WrittenRun } from './render-reports.ts';

export interface ReportDependencies {
  readonly ask: Ask;
  readonly folder: ReportFolder;
  readonly pictures: Pictures;
  /** Read once at start by adapters/report-folder. */
  readonly templates: TemplateTexts;
}

export type ReportActivities = ReturnType<typeof createReportActivities>;

const HEARTBEAT_MS = 10_000;

export function createReportActivities({ ask, folder, pictures, templates }: ReportDependencies) {
  return {
    /** Renders every page of a repository from the graph and publishes them; tried again, it does the same. */
    renderReports: async (written: WrittenRun): Promise<{ reports: readonly ReportFile[] }> => {
      const { run } = written;
      const context = Context.current();
      let step = 'start';
      const progress = (next: string): void => {
        step = next;
        context.heartbeat(step);
      };
      const beat = setInterval(() => context.heartbeat(step), HEARTBEAT_MS);
      try {
        const files = await renderAll(written, await folder.before(run), {
          ask,
          pictures,
          texts: templates,
          reports: Object.values(reports),
          progress,
          signal: context.cancellationSignal,
        });
        context.cancellationSignal.throwIfAborted();
        return { reports: await folder.publish(run, files) };
      } finally {
        clearInterval(beat);
      }
    },
  };
}
