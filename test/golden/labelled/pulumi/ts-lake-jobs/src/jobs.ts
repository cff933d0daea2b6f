import { Output, ResourceOptions, Input } from "@pulumi/pulumi";
import { Job, Notebook, Schema } from "@pulumi/databricks";
export interface JobSpec { name: string; schema: Schema; deps: string[]; schedule?: string }
export function makeJob({ name, schema, schedule }: JobSpec, nodeType: Input<string>, opts: ResourceOptions): Job {
    const { dependsOn, ...rest } = opts;
    const nb = new Notebook(`${name}-nb`, { path: `/Shared/${name}` }, rest);
    return new Job(name, {
        tasks: [{ taskKey: "main", notebookTask: { notebookPath: nb.path, baseParameters: { schema: schema.name } }, newCluster: { nodeTypeId: nodeType } }],
        ...(schedule ? { schedule: { quartzCronExpression: schedule } } : {}),
    }, opts);
}
