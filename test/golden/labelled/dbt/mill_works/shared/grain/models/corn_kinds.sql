select kind_id, {{ clean('label') }} as label from {{ source('yard', 'sorts') }}
