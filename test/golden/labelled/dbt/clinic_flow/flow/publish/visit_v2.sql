select
    {{ dbt_utils.generate_surrogate_key(['visit_id', 'patient']) }} as visit_key,
    a.*
from {{ ref('clinic_flow', 'visit_all') }} as a
