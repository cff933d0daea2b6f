{{ config(materialized='ephemeral') }}
select ping_id, depth from {{ source('sonar', 'ping') }}
