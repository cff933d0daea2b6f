select * from {{ ref('depths') }}
