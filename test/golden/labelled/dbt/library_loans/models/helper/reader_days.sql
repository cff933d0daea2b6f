select reader_id, sum(days_out) as days_out from {{ ref('library_loans', 'stg_loan') }} group by 1
