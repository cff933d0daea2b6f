import * as pulumi from "@pulumi/pulumi";
import * as azure from "@pulumi/azure-native";

export interface LakeArgs { group: azure.resources.ResourceGroup; sku: string; position: number; }

export class Lake extends pulumi.ComponentResource {
    public readonly account: azure.storage.StorageAccount;
    public readonly container: azure.storage.BlobContainer;

    constructor(private readonly id: string, args: LakeArgs, opts: pulumi.ComponentResourceOptions = {}) {
        super("acme:lake:Lake", id, args, opts);
        const { group, sku } = args;
        this.account = new azure.storage.StorageAccount(`${id}-acc`, {
            resourceGroupName: group.name,
            kind: "StorageV2",
            sku: { name: sku },
            isHnsEnabled: true,
        }, this.child());
        this.container = new azure.storage.BlobContainer(`${id}-main`, {
            accountName: this.account.name,
            resourceGroupName: group.name,
        }, this.child({ dependsOn: this.account }));
        if (args.position > 0) {
            new azure.storage.ManagementPolicy(`${id}-policy`, { accountName: this.account.name, resourceGroupName: group.name }, this.child());
        }
        this.registerOutputs({});
    }

    private child(more: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
        return { ...more, parent: this };
    }
}
