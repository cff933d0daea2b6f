import * as pulumi from "@pulumi/pulumi";
import * as databricks from "@pulumi/databricks";
import { Provider } from "@pulumi/databricks";
import * as azure from "@pulumi/azure";
import * as docker from "@pulumi/docker";
import { makeJob, JobSpec } from "./jobs";

const cfg = new pulumi.Config();
const infra = new pulumi.StackReference("infra", { name: `acme/infra/${pulumi.getStack()}` });
const ws = infra.requireOutput("workspace") as pulumi.Output<any>;
const provider = new Provider("dbx", { host: ws.apply(w => w.url), token: cfg.requireSecret("token") });
const invokeOpts = { provider };
const node = databricks.getNodeTypeOutput({ localDisk: true }, invokeOpts);
const catalog = new databricks.Catalog(`${pulumi.getProject()}-cat`, {}, { provider, protect: true });
const LAYERS = ["bronze", "silver", "gold"] as const;
const schemas = Object.fromEntries(LAYERS.map(l => [l, new databricks.Schema(l, { catalogName: catalog.name }, { provider, parent: catalog })]));
const specs: JobSpec[] = [
    { name: "ingest", schema: schemas.bronze, deps: [] },
    { name: "refine", schema: schemas["silver"], deps: ["ingest"], schedule: "0 0 * * *" },
];
const jobs = new Map<string, databricks.Job>();
for (const spec of specs) {
    jobs.set(spec.name, makeJob(spec, node.id, { provider, dependsOn: spec.deps.map(d => jobs.get(d)!) }));
}
const grants = LAYERS.filter(l => l !== "bronze").map((layer, i) => {
    const who = i === 0 ? "engineers" : "analysts";
    return new databricks.Grants(`${layer}-${who}`, { schema: schemas[layer].id, grants: [{ principal: who, privileges: ["SELECT"] }] }, { provider });
});
const rg = new azure.core.ResourceGroup("rg");
const acr = new azure.containerservice.Registry("acr", { resourceGroupName: rg.name });
const image = new docker.Image("img", { imageName: pulumi.interpolate`${acr.loginServer}/x:${cfg.get("tag") || "latest"}`, registry: acr.adminPassword.apply(p => ({ server: acr.loginServer, password: p })) });
const extra = cfg.getObject<Record<string, string>>("tables") ?? {};
for (const [name, comment] of Object.entries(extra)) {
    new databricks.SqlTable(`table-${name}`, { comment, catalogName: catalog.name, schemaName: schemas.gold.name }, { provider });
}
export const jobIds = pulumi.all([...jobs.values()].map(j => j.id));
export const { name: catalogName } = catalog;
