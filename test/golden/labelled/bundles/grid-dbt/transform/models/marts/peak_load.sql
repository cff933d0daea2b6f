{{ config(materialized='incremental', tags=['slow'], alias='peak_' ~ var('suffix', 'base')) }}
select region_id, max(kwh) as kwh from {{ ref('daily_load') }} group by region_id
