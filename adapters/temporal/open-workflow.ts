import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** Run id of the workflow with this id while it is open, else null. */
export const findOpenWorkflow =
  (client: Client) =>
  async (workflowId: string): Promise<string | null> => {
    try {
      const description = await client.workflow.getHandle(workflowId).describe();
      return description.status.name === 'RUNNING' ? description.runId : null;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  };
