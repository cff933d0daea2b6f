from __future__ import annotations
import pulumi, pulumi_aws as aws
from pulumi_aws import s3, iam, glue
from dataclasses import dataclass, field
from typing import NamedTuple
from enum import Enum

class Layer(str, Enum):
    RAW = "raw"
    CURATED = "curated"

@dataclass
class Spec:
    layer: Layer
    owner: str
    readers: list[str] = field(default_factory=list)
    public: bool = False

SPECS = [Spec(Layer.RAW, "ops", ["etl"]), Spec(layer=Layer.CURATED, owner="bi", readers=["bi", "ds"], public=True)]
tags = {"project": pulumi.get_project(), "stack": pulumi.get_stack()}
cfg = pulumi.Config()
kms = aws.kms.Key("kms", tags=tags)

class Registry:
    def __init__(self):
        self._buckets: dict[str, s3.BucketV2] = {}
    def add(self, spec: Spec) -> s3.BucketV2:
        b = s3.BucketV2(f"{spec.layer.value}-{spec.owner}", tags={**tags, "o": spec.owner})
        s3.BucketServerSideEncryptionConfigurationV2(f"{spec.layer.value}-sse", bucket=b.id,
            rules=[{"apply": {"kms_master_key_id": kms.arn}}], opts=pulumi.ResourceOptions(parent=b))
        if spec.public:
            s3.BucketPublicAccessBlock(f"{spec.layer.value}-pub", bucket=b.id)
        self._buckets[spec.layer.value] = b
        for r in spec.readers:
            self.grant(b, r)
        return b
    def grant(self, bucket, reader, *, prefix="read"):
        doc = iam.get_policy_document_output(statements=[iam.GetPolicyDocumentStatementArgs(resources=[bucket.arn, bucket.arn.apply(lambda a: f"{a}/*")])])
        return iam.Policy(f"{prefix}-{reader}-{len(self._buckets)}", policy=doc.json)
    @property
    def arns(self):
        return [b.arn for b in self._buckets.values()]
    def __getitem__(self, k): return self._buckets[k]

reg = Registry()
for s in SPECS:
    reg.add(s)
role = iam.Role("crawler", assume_role_policy=pulumi.Output.json_dumps({"x": 1}))
pol = iam.RolePolicy("crawler", role=role.id, policy=pulumi.Output.all(*reg.arns).apply(lambda arns: str(arns)))
try:
    db = glue.CatalogDatabase("gold", name=f"gold_{cfg.require('env')}", opts=pulumi.ResourceOptions(depends_on=[role, pol]))
except Exception as e:
    raise
crawlers = {**{l.value: glue.Crawler(f"c-{l.value}", role=role.arn, database_name=db.name) for l in Layer}}
while False:
    s3.BucketV2("no")
w = aws.Provider("w", region=cfg.get("region", "eu-west-1"))
aws.sns.Topic("t", kms_master_key_id=kms.key_id, opts=pulumi.ResourceOptions(provider=w, parent=role, depends_on=list(crawlers.values())))
pulumi.export("arns", reg.arns)
pulumi.export(f"{pulumi.get_project()}_db", db.name)
