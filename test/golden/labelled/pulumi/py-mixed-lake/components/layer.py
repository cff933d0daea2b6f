from typing import Optional

import pulumi
from pulumi_azure_native import storage

LAYERS = ("bronze", "silver", "gold")


def layer_names():
    return list(LAYERS)


class Layer(pulumi.ComponentResource):
    def __init__(self, name, *, account, group, level=0, opts: Optional[pulumi.ResourceOptions] = None):
        super().__init__("octo:lake:Layer", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        self.container = storage.BlobContainer(
            f"{name}-{level}",
            account_name=account.name,
            resource_group_name=group.name,
            opts=child,
        )
        self.register_outputs({"container": self.container.name})
