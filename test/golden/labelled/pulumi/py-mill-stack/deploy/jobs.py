from typing import NamedTuple, Optional, Sequence

import pulumi
from pulumi_databricks import Cluster, Job, JobTaskArgs, JobTaskNotebookTaskArgs


class JobSpec(NamedTuple):
    name: str
    path: str
    after: Sequence[str] = ()


class NightJobs(pulumi.ComponentResource):
    def __init__(self, name: str, specs: Sequence[JobSpec], cluster: dict, opts: Optional[pulumi.ResourceOptions] = None):
        super().__init__("mill:jobs:NightJobs", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        self.cluster = Cluster(f"{name}-cluster", **cluster, num_workers=1, opts=child)
        self.jobs = {}
        for spec in specs:
            self.jobs[spec.name] = Job(
                f"{name}-{spec.name}",
                tasks=[JobTaskArgs(task_key="t", existing_cluster_id=self.cluster.id, notebook_task=JobTaskNotebookTaskArgs(notebook_path=spec.path))],
                opts=pulumi.ResourceOptions.merge(child, pulumi.ResourceOptions(depends_on=[self.jobs[a] for a in spec.after])),
            )
        self.register_outputs({})
