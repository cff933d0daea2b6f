"""The mill."""
from dataclasses import dataclass, field

import pulumi
from pulumi_azure_native import resources, storage, eventhub as eh
import pulumi_databricks as dbx
import pulumi_random as random

from jobs import NightJobs, JobSpec
from naming import Naming

config = pulumi.Config()
azure_config = pulumi.Config("azure-native")
location = azure_config.require("location")
names = Naming(prefix=config.get("prefix", "ml"), stack=pulumi.get_stack())


@dataclass
class Hub:
    name: str
    partitions: int = 2
    groups: list[str] = field(default_factory=lambda: ["$Default"])


HUBS = [Hub("grain", 4, ["lake", "alerts"]), Hub(name="flour")]

group = resources.ResourceGroup(names("rg"), location=location)
suffix = random.RandomString("suffix", length=4, opts=pulumi.ResourceOptions(additional_secret_outputs=["result"]))
space = eh.Namespace("space", resource_group_name=group.name, namespace_name=suffix.result.apply(lambda s: f"mill{s}"))

hubs: dict[str, eh.EventHub] = {}
for hub in HUBS:
    made = eh.EventHub(f"hub-{hub.name}", namespace_name=space.name, resource_group_name=group.name, partition_count=hub.partitions)
    hubs[hub.name] = made
    for i, g in enumerate(hub.groups):
        if g == "$Default":
            continue
        eh.ConsumerGroup(f"{hub.name}-{g}-{i}", event_hub_name=made.name, namespace_name=space.name, resource_group_name=group.name,
                         opts=pulumi.ResourceOptions(parent=made))

workspace = pulumi.StackReference("mill/workspace/main")
provider = dbx.Provider("dbx", dbx.ProviderArgs(host=workspace.get_output("host"), token=config.get_secret("pat")))
secret_scope = dbx.SecretScope("scope", opts=pulumi.ResourceOptions(provider=provider))
conn = pulumi.Output.all(space=space.name, hub=hubs["grain"].name).apply(lambda kw: f"{kw['space']}/{kw['hub']}")
dbx.Secret("conn", scope=secret_scope.name, key="conn", string_value=conn, opts=pulumi.ResourceOptions(provider=provider, depends_on=list(hubs.values())))

jobs = NightJobs(
    "night",
    [JobSpec("load", "nb/load"), JobSpec("press", "nb/press", after=["load"])],
    cluster=dict(spark_version="15.4.x-scala2.12", node_type_id=config.require("node")),
    opts=pulumi.ResourceOptions(providers={"databricks": provider}),
)
pulumi.export("job_ids", {k: j.id for k, j in jobs.jobs.items()})
pulumi.export("host", workspace.get_output("host"))
