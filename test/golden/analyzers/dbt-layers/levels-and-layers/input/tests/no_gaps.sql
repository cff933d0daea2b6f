select * from {{ ref('last') }} where false
