select reader_id from {{ ref('stg_reader') }}
