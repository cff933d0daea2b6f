from airflow.models import DAG
from airflow.providers.amazon.aws.hooks import s3
DAG()
