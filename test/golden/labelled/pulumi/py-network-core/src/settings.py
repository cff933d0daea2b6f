import pulumi
_cfg = pulumi.Config("net-core")
ENV = _cfg.require("env")
PREFIX = f"{pulumi.get_project()}"
def name_of(kind: str, *, sep="-") -> str:
    return sep.join([PREFIX, kind, ENV])
