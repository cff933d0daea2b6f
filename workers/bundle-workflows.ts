import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Bundles the workflows for the sandbox (about a second); also what the replay tests run against. */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: at('../workflows/index.ts'),
    workflowInterceptorModules: [at('../workflows/tracing.ts')],
  });

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
