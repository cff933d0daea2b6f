import * as pulumi from "@pulumi/pulumi";
import * as resources from "@pulumi/azure-native/resources";
import { storage, keyvault, databricks as adb } from "@pulumi/azure-native";
import * as databricks from "@pulumi/databricks";
import { Lake, LakeSettings } from "./lib";

const cfg = new pulumi.Config();
const net = new pulumi.Config("network");
const lakes = cfg.requireObject<LakeSettings[]>("lakes");
const tier = cfg.get("tier") ?? "Standard_LRS";
const tenant = net.requireSecret("tenant");
const base = new pulumi.StackReference("base", { name: `acme/harbor-base/${pulumi.getStack()}` });

pulumi.runtime.registerStackTransformation((args) => ({
    props: { ...args.props, tags: { team: "harbor" } },
    opts: args.opts,
}));

const rg = new resources.ResourceGroup("rg", {}, { aliases: [{ name: "old-rg" }], protect: true });
const layers = ["raw", "core"].map((layer, i) => new Lake(`lake-${layer}`, { group: rg, sku: tier, position: i }));
for (const lake of lakes) {
    new storage.BlobContainer(`extra-${lake.name}`, { accountName: layers[0].account.name, resourceGroupName: rg.name });
}
const vault = new keyvault.Vault("vault", {
    resourceGroupName: rg.name,
    properties: { tenantId: tenant, sku: { family: "A", name: "standard" } },
}, { ignoreChanges: ["properties"], dependsOn: layers });

const ws = new adb.Workspace("ws", {
    resourceGroupName: rg.name,
    managedResourceGroupId: pulumi.interpolate`${rg.id}-managed`,
    parameters: { customVirtualNetworkId: { value: base.requireOutput("vnetId") } },
});
const dbx = new databricks.Provider("dbx", { host: ws.workspaceUrl });
const opts: pulumi.CustomResourceOptions = { provider: dbx, deleteBeforeReplace: true };
const [raw, core] = layers;
const credential = new databricks.StorageCredential("cred", { azureManagedIdentity: { accessConnectorId: base.getOutput("connector") } }, opts);
Object.entries({ raw, core }).forEach(([key, lake]) => {
    const location = new databricks.ExternalLocation(`loc-${key}`, {
        url: pulumi.all([lake.account.name, lake.container.name]).apply(([a, c]) => `abfss://${c}@${a}.dfs.core.windows.net/`),
        credentialName: credential.id,
    }, pulumi.mergeOptions(opts, { dependsOn: [vault] }));
    new databricks.Grants(`grants-${key}`, { externalLocation: location.id, grants: [{ principal: "staff", privileges: ["READ_FILES"] }] }, opts);
});

export const url = ws.workspaceUrl;
export const accounts = layers.map((l) => l.account.name);
export { tier as skuTier };
