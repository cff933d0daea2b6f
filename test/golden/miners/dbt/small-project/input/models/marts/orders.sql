{{ config(materialized='table', tags=['daily']) }}
select * from {{ ref('stg_orders') }} join {{ ref('gone') }} using (id)
