{{ config(schema='board') }}
{%- set names = [] -%}
{%- for k in var('loan_kinds') -%}{%- do names.append(k) -%}{%- endfor -%}
select reader_id, {{ count_kinds(names) }} from {{ ref('stg_loan') }} group by reader_id
