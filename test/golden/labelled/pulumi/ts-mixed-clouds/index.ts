import * as aws from "@pulumi/aws";
import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { Archive } from "./packages/store";
import { Seed } from "./seed";

const config = new pulumi.Config();
const base = new pulumi.StackReference("base", { name: "octo/base/prod" });
const suffix = new random.RandomId("suffix", { byteLength: 4 });
const image = aws.ec2.getAmiOutput({ owners: ["amazon"], mostRecent: true });

const raw = new aws.s3.Bucket("raw", {}, {
    aliases: [{ name: "raw-old" }],
    transformations: [args => ({ props: { ...args.props, tags: { team: "lake" } }, opts: args.opts })],
});
const mirror = new gcp.storage.Bucket("mirror", {
    location: "EU",
    labels: pulumi.all([raw.bucket, suffix.hex]).apply(([bucket, hex]) => ({ from: bucket, run: hex })),
}, { dependsOn: [raw] });

const nodes: aws.ec2.Instance[] = [];
for (let n = 1; n <= 3; n++) {
    nodes.push(new aws.ec2.Instance(`node-${n}`, {
        ami: image.id,
        instanceType: "t3.small",
        subnetId: base.requireOutput("subnetId"),
    }));
}

const archives = ["day", "month"].map((span, at) =>
    new Archive(`archive-${span}`, { source: raw, keep: at }, { parent: at === 0 ? undefined : mirror }));
new Seed("seed", { target: archives[0].bucket.id, key: config.requireSecret("seedKey") });

export const nodeIds = pulumi.all(nodes.map(n => n.id));
export const { bucket: firstBucket } = archives[0];
