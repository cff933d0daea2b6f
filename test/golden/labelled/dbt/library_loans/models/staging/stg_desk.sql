{{ config(enabled=(target.name == 'prod')) }}
select 1 as desk_id
