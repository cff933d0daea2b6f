select
    customer_id,
    name_hash,
    postcode,
    lower(segment) as segment,
    changed_at
from {{ source('bronze', 'customers') }}
