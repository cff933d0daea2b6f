import json
import os
import re
from collections import defaultdict, namedtuple
from functools import partial
from pathlib import Path

import pulumi
import pulumi_aws as aws
import pulumi_databricks as databricks
import yaml

HERE = Path(__file__).parent
Shelf = namedtuple("Shelf", "name heat")
shelves = [Shelf("low", 600), Shelf(name="high", heat=1200), Shelf("mid", 900)]

for place, shelf in enumerate(sorted(shelves, key=lambda s: s.heat, reverse=True)):
    aws.sqs.Queue(f"{place:02d}-{shelf.name}")
else:
    aws.sns.Topic("all-shelves")

by_level = defaultdict(list)
for shelf in shelves:
    match shelf.name:
        case "low" | "mid":
            by_level["cool"].append(shelf.name)
        case _:
            by_level["hot"].append(shelf.name)
for level, names in by_level.items():
    aws.sns.Topic(f"{level}-{'-'.join(sorted(names))}")

with open(os.path.join(os.path.dirname(__file__), "jobs.json")) as source:
    jobs = json.load(source)
make_job = partial(databricks.Job, max_concurrent_runs=1)
for job in jobs:
    made = make_job(re.sub(r"[^a-z]+", "-", job["name"].lower()).strip("-"), tasks=[])
    pulumi.export(job["name"], made.id)

settings = yaml.safe_load((HERE / "catalogs.yaml").read_text())
for name in settings["catalogs"]:
    catalog = databricks.Catalog(f"cat_{name.removeprefix('raw_')}", name=name)
    for schema in settings["catalogs"][name]:
        databricks.Schema(f"{name}.{schema}".rsplit(".", 1)[1], catalog_name=catalog.name, name=schema)
