{{ config(materialized='ephemeral') }} select * from {{ source('raw', 'orders') }} join {{ ref('e2') }} using (id)
