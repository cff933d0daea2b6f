from databricks.bundles.core import Resources, job_mutator
from databricks.bundles.jobs import DbtTask, Job, NotebookTask, SparkJarTask, Task

FRUITS = {"apple": "src/pick.py", "pear": "src/pick.py"}


@job_mutator
def tag_jobs(bundle, job):
    return job


def pick(fruit, path):
    return Task(
        task_key=f"pick_{fruit}",
        notebook_task=NotebookTask(notebook_path=path, base_parameters={"fruit": fruit}),
    )


def load_resources(bundle):
    resources = Resources()
    resources.add_job(
        "daily",
        Job(
            name="daily in ${bundle.target}",
            tasks=[
                *[pick(fruit, path) for fruit, path in FRUITS.items()],
                Task(task_key="model", dbt_task=DbtTask(project_directory="dbt", commands=["dbt build"])),
                Task(task_key="old", spark_jar_task=SparkJarTask(main_class_name="org.example.Press")),
            ],
        ),
    )
    return resources
