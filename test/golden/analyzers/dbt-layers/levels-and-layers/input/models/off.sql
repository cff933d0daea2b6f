{{ config(enabled=false) }} select * from {{ ref('last') }}
