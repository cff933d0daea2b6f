import * as pulumi from "@pulumi/pulumi";
import * as gcp from "@pulumi/gcp";
import * as k8s from "@pulumi/kubernetes";
import { Topics, topicNames as names } from "./src/topics";
import { region, stackName } from "./src/config";

const config = new pulumi.Config("stream"), gcpConfig = new pulumi.Config("gcp");
const project = gcpConfig.require("project");
const cluster = new gcp.container.Cluster(`${stackName}-gke`, { location: region });
const kubeconfig = pulumi.all([cluster.name, cluster.endpoint, cluster.masterAuth]).apply(([n, e, auth]) => `x${n}${e}`);
const provider = new k8s.Provider("gke", { kubeconfig });
const ns = new k8s.core.v1.Namespace("apps", {}, { provider });
const appLabels = { app: "web" };
const deploy = (name: string, replicas = 1, opts: pulumi.CustomResourceOptions = {}) => {
    const d = new k8s.apps.v1.Deployment(name, { metadata: { namespace: ns.metadata.name }, spec: { replicas } }, { provider, ...opts });
    if (replicas > 1) {
        new k8s.policy.v1.PodDisruptionBudget(`${name}-pdb`, { metadata: { namespace: ns.metadata.apply(m => m.name) } }, { provider, dependsOn: d });
    }
    return { deployment: d, service: new k8s.core.v1.Service(name + "-svc", { spec: { selector: appLabels } }, { parent: d, provider }) };
};
const web = deploy("web", 3);
const api = deploy("api", undefined, { dependsOn: [web.deployment, web.service] });
const topics = new Topics("events", { names, labels: { cluster: cluster.name } }, { protect: true });
const subs: Record<string, gcp.pubsub.Subscription> = {};
for (const [n, t] of Object.entries(topics.topics)) {
    subs[n] = new gcp.pubsub.Subscription(`${n}-sub`, { topic: t.name, pushConfig: { pushEndpoint: pulumi.interpolate`http://${api.service.status.loadBalancer}` } });
}
const dlq = config.getBoolean("dlq") ? new gcp.pubsub.Topic("dlq") : undefined;
const accounts = ["reader", "writer"].reduce((acc, a) => ({ ...acc, [a]: new gcp.serviceaccount.Account(a, { accountId: a }) }), {} as Record<string, gcp.serviceaccount.Account>);
new gcp.projects.IAMMember("iam", { member: pulumi.concat("serviceAccount:", accounts.reader.email), project, role: dlq ? dlq.id : "x" });
config.requireObject<{ name: string }[]>("tenants").forEach((tenant, i) => {
    new gcp.storage.Bucket(`tenant-${tenant.name}`, { location: region });
});
const users = config.getObject<string[]>("users") || [];
const made = users.map(u => new gcp.storage.Bucket(`user-${u}`, { location: region }));
new gcp.storage.BucketObject("index", { bucket: made[0].name, content: pulumi.all(made.map(m => m.url)).apply(u => u.join()) });
switch (pulumi.getProject()) {
    case "other": new gcp.storage.Bucket("wrong"); break;
    case "stream": new gcp.storage.Bucket("right", { location: region }); break;
    default: new gcp.storage.Bucket("wrong2");
}
export = { endpoint: cluster.endpoint, subs };
