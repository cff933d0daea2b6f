import * as pulumi from "@pulumi/pulumi";

class SeedProvider implements pulumi.dynamic.ResourceProvider {
    async create(inputs: any) {
        return { id: inputs.target, outs: inputs };
    }
}

export interface SeedArgs { target: pulumi.Input<string>; key: pulumi.Input<string>; }

export class Seed extends pulumi.dynamic.Resource {
    constructor(name: string, props: SeedArgs, opts?: pulumi.CustomResourceOptions) {
        super(new SeedProvider(), name, props, opts);
    }
}
