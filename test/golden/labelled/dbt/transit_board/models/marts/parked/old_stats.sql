select * from {{ ref('line_stats') }}
