select * from {{ ref('x') }}
