{{ config(tags=['people'], alias='readers') }}
select reader_id, trim(full_name) as reader_name, born from {{ source('desk', 'reader') }}
