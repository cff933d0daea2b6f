import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface ArchiveArgs { source: aws.s3.Bucket; keep: number; }

export class Archive extends pulumi.ComponentResource {
    readonly bucket: aws.s3.Bucket;

    constructor(name: string, args: ArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
        super("octo:store:Archive", name, {}, opts);
        this.bucket = new aws.s3.Bucket(`${name}-store`, {}, { parent: this });
        if (args.keep > 0) {
            new aws.s3.BucketObject(`${name}-marker`, { bucket: this.bucket, source: args.source.arn },
                { parent: this.bucket, dependsOn: args.source });
        }
        this.registerOutputs({ bucket: this.bucket });
    }
}
