import pulumi
import pulumi_aws as aws
import pulumi_azure_native as azure
import pulumi_databricks as databricks
from pulumi import Config, Output, ResourceOptions, StackReference

from components import Layer, layer_names

config = Config()
stack = pulumi.get_stack()
platform = StackReference(f"octo/platform/{stack}")
workspace_url = platform.require_output("workspaceUrl")
zones = config.get_int("zones") or 2

dbx = databricks.Provider("dbx", host=workspace_url, token=config.require_secret("token"))
shared = ResourceOptions(provider=dbx, aliases=[pulumi.Alias(name="old")])
group = azure.resources.ResourceGroup("group")
account = azure.storage.StorageAccount(
    "account",
    resource_group_name=group.name,
    kind="StorageV2",
    sku=azure.storage.SkuArgs(name="Standard_LRS"),
)
keys = azure.storage.list_storage_account_keys_output(resource_group_name=group.name, account_name=account.name)

layers = {
    name: Layer(name, account=account, group=group, level=level)
    for level, name in enumerate(layer_names(), start=1)
}

for n in range(1, 4):
    aws.sqs.Queue(f"queue-{n}", opts=ResourceOptions(depends_on=[layers["gold"]]))
for z in range(zones):
    aws.ec2.Subnet(f"subnet-{z}", vpc_id=platform.get_output("vpcId"), cidr_block=f"10.0.{z}.0/24")

databricks.Secret(
    "key",
    key="account",
    scope="lake",
    string_value=keys.apply(lambda k: k.keys[0].value),
    opts=ResourceOptions.merge(shared, ResourceOptions(depends_on=layers["bronze"])),
)
databricks.Mount(
    "mount",
    uri=Output.all(account=account.name, layer=layers["bronze"].container.name).apply(
        lambda a: f"abfss://{a['layer']}@{a['account']}.dfs.core.windows.net"
    ),
    opts=shared,
)

pulumi.export("uri", Output.concat("abfss://", layers["gold"].container.name))
pulumi.export(f"zones-{len(layers)}", zones)
