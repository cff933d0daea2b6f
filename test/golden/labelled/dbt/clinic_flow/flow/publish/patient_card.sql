select * except (dbt_scd_id, dbt_updated_at), dbt_valid_to is null as is_now
from {{ ref('patient_history') }}
