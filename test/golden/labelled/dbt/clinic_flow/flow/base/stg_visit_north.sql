{{ config({'materialized': 'table', 'tags': ['north']}) }}
select id as visit_id, patient, cast(started as timestamp) as started_at
from {{ source('emr', 'visit_north') }}
