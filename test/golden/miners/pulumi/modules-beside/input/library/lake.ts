import * as pulumi from "@pulumi/pulumi";
import * as azure from "@pulumi/azure-native";

export const region = "westeurope";

export class Lake extends pulumi.ComponentResource {
  readonly account: pulumi.Output<string>;
  constructor(name: string, args: { group: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("library:lake:Lake", name, {}, opts);
    const account = new azure.storage.StorageAccount(`${name}account`, { resourceGroupName: args.group }, { parent: this });
    this.account = account.name;
  }
}
