{{ config(materialized='ephemeral') }} select * from {{ source('raw', 'lines') }}
