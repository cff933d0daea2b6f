{{ config(materialized='incremental', unique_key=['loan_id'], incremental_strategy='merge') }}
with loans as (
    select * from {{ ref('stg_loan') }}
    {% if is_incremental() %}
    where taken_on > (select max(taken_on) from {{ this }}) and loan_id not in (select loan_id from {{ ref('loan_gone') }})
    {% else %}
    where taken_on >= '{{ var("start_day") }}'
    {% endif %}
)
select l.loan_id, l.kind, l.taken_on, l.days_out, b.title as book_title, h.day is not null as on_holiday,
    {{ kit.audit_columns('row_') }}
from loans l
left join {{ ref('stg_book') }} b on b.book_id = l.book_id
left join {{ ref('holidays') }} h on h.day = l.taken_on
-- {{ ref('stg_reader') }}
