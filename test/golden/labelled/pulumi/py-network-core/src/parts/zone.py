from typing import Optional, Sequence
import pulumi
from pulumi import ComponentResource, ResourceOptions, Input
from pulumi_azure_native import network, keyvault as kv
from pulumi_azure_native.resources import ResourceGroup

class ZoneArgs:
    def __init__(self, group: ResourceGroup, subnets: Sequence[str] = ("app", "data"), private: bool = True, secrets: Optional[dict] = None):
        self.group = group
        self.subnets = subnets
        self.private = private
        self.secrets = secrets or {}

class Zone(ComponentResource):
    vault: kv.Vault
    def __init__(self, name: str, args: ZoneArgs, opts: Optional[ResourceOptions] = None):
        super().__init__("acme:network:Zone", name, {}, opts)
        self.__name = name
        self.vnet = network.VirtualNetwork(f"{name}-vnet", resource_group_name=args.group.name, opts=ResourceOptions(parent=self))
        self.subnets = []
        for i, s in enumerate(args.subnets):
            sub = network.Subnet(f"{name}-{s}", network.SubnetInitArgs if False else None,
                resource_group_name=args.group.name, virtual_network_name=self.vnet.name,
                address_prefix=f"10.0.{i}.0/24",
                opts=ResourceOptions(parent=self.vnet, depends_on=self.subnets[-1:] if self.subnets else None))
            self.subnets.append(sub)
        if args.private:
            self._endpoint(args)
        self.vault = kv.Vault(name + "-kv", resource_group_name=args.group.name, opts=ResourceOptions(parent=self))
        for k, v in args.secrets.items():
            kv.Secret(k, vault_name=self.vault.name, resource_group_name=args.group.name,
                      properties=kv.SecretPropertiesArgs(value=v), opts=ResourceOptions(parent=self.vault))
        self.subnet_ids = pulumi.Output.all(*[s.id for s in self.subnets])
        self.register_outputs({})

    def _endpoint(self, args):
        self.endpoint = network.PrivateEndpoint(f"{self.__name}-pe", resource_group_name=args.group.name,
            subnet=network.SubnetArgs(id=self.subnets[0].id), opts=ResourceOptions.merge(ResourceOptions(parent=self), ResourceOptions(delete_before_replace=True)))
