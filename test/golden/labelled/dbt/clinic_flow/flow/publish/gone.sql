{{ config(enabled=var('with_old') == 'yes') }}
select 1 as one
