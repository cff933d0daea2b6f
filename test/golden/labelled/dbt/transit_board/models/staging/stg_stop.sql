select * from {{ ref('stop') }}
