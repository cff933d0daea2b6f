import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Nodes } from "./nodes";

interface PlatformArgs { spot: boolean; zone: pulumi.Output<any>; }

export class Platform extends pulumi.ComponentResource {
    public readonly endpoint: pulumi.Output<string>;
    public readonly provider: k8s.Provider;

    private constructor(region: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
        super("octo:platform:Platform", `platform-${region}`, args, opts);
        const parent = { parent: this };
        const cloud = new aws.Provider(`aws-${region}`, { region }, parent);
        const cluster = new eks.Cluster(`cluster-${region}`, {}, { ...parent, provider: cloud });
        this.provider = new k8s.Provider(`k8s-${region}`, { kubeconfig: cluster.kubeconfig }, parent);
        const nodes = new Nodes(region, args.spot ? 2 : 1, cluster, parent);
        const record = new aws.route53.Record(`record-${region}`, {
            zoneId: args.zone,
            name: pulumi.interpolate`api.${region}`,
            type: "CNAME",
            records: [cluster.core.endpoint],
        }, { parent: this, provider: cloud, dependsOn: nodes.groups });
        this.endpoint = pulumi.interpolate`https://${record.fqdn}`;
        this.registerOutputs({ endpoint: this.endpoint });
    }

    static create(region: string, args: PlatformArgs): Platform {
        return new Platform(region, args);
    }
}
