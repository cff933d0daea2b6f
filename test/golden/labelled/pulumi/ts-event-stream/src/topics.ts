import * as pulumi from "@pulumi/pulumi";
import { Topic, Subscription as Sub } from "@pulumi/gcp/pubsub";
export const topicNames = ["clicks", "views"] as const;
export type Args = { names: readonly string[]; labels?: Record<string, pulumi.Input<string>> };
export class Topics extends pulumi.ComponentResource {
    readonly topics: { [k: string]: Topic } = {};
    static readonly TYPE = "acme:pubsub:Topics";
    constructor(name: string, { names, labels = {} }: Args, opts?: pulumi.ComponentResourceOptions) {
        super(Topics.TYPE, name, {}, opts);
        const defaults = { parent: this } as pulumi.CustomResourceOptions;
        let prev: Topic | undefined;
        for (const n of names) {
            const t: Topic = new Topic(`${name}-${n}`, { labels }, prev ? { ...defaults, dependsOn: [prev] } : defaults);
            this.topics[n] = t; prev = t;
        }
    }
}
