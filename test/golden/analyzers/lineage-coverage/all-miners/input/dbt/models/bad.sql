select id from {{ ref('nowhere') }}
