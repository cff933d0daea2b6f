"""Core"""
import json
import pulumi
import pulumi_azure_native as az
import pulumi_random as random
from pulumi import Output, Config, export
from parts import Zone, ZoneArgs
import settings

conf = Config()
dbx = Config("databricks")
host = dbx.get("host")
password = random.RandomPassword("pw", length=20)
rg = az.resources.ResourceGroup(settings.name_of("rg"))
hub = pulumi.StackReference(f"{pulumi.get_organization()}/hub/{pulumi.get_stack()}")
zones = {n: Zone(n, ZoneArgs(group=rg, subnets=sn, private=n != "dev", secrets={"pw-" + n: password.result})) for n, sn in [("dev", ["app"]), ("prd", ["app", "data"])]}
for peer in conf.require_object("peers"):
    az.network.VirtualNetworkPeering(f"peer-{peer['name']}", resource_group_name=rg.name, virtual_network_name=zones["prd"].vnet.name,
        remote_virtual_network=az.network.SubResourceArgs(id=hub.get_output("vnetId")))

logs = None
if conf.get_bool("withLogs"):
    logs = az.operationalinsights.Workspace("logs", resource_group_name=rg.name)

def diagnose(target, name=None, workspace=None):
    if workspace is None:
        return None
    return az.insights.DiagnosticSetting(name or "diag", resource_uri=target.id, workspace_id=workspace.id)

d = diagnose(zones["dev"].vault, workspace=logs)
diagnose(zones["prd"].vnet, "diag-prd", logs)
nope = diagnose(rg, "never")
pol = json.dumps({"x": 1})
az.storage.StorageAccount("st" + conf.require("env") + "01", resource_group_name=rg.name, tags={"subnets": zones["prd"].subnet_ids.apply(lambda ids: ",".join(ids))},
   opts=pulumi.ResourceOptions(depends_on=[z for z in zones.values()], ignore_changes=["tags"]))
export("vaults", {n: z.vault.properties for n, z in zones.items()})
for n in zones: export(f"{n}-vnet", zones[n].vnet.id)
