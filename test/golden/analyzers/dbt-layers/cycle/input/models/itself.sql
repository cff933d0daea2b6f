select * from {{ ref('itself') }}
