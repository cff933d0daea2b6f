select * from {{ ref('stg_meter') }} where reading is null
