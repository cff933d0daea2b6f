import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type Logger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/**
 * Bundles the workflows for the sandbox (about a second); also what the replay tests run against. `more` are modules of
 * interceptors beside ours, as absolute paths.
 */
export const bundleWorkflows = (
  logger?: Logger,
  more: readonly string[] = [],
): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    ...(logger === undefined ? {} : { logger }),
    workflowsPath: at('../workflows/index.ts'),
    workflowInterceptorModules: [at('../workflows/tracing.ts'), ...more],
  });

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
