{{ config(enabled=var('legacy')) }}
select * from {{ ref('stg_orders') }}
