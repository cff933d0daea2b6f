select * from {{ ref('between') }} join {{ ref('countries') }} using (id) join {{ ref('stg_lines') }} using (id)
