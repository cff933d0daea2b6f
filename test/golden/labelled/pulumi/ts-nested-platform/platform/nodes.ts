import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

export class Nodes extends pulumi.ComponentResource {
    readonly groups: aws.eks.NodeGroup[] = [];

    constructor(name: string, count: number, cluster: eks.Cluster, opts: pulumi.ComponentResourceOptions) {
        super("octo:platform:Nodes", `nodes-${name}`, {}, opts);
        Array.from({ length: count }, (_, i) => i).forEach((i) => {
            this.groups.push(new aws.eks.NodeGroup(`group-${name}-${i}`, { clusterName: cluster.eksCluster.name },
                { parent: this, protect: i === 0 }));
        });
    }
}
