{# the card without what is not for all #}
select {{ dbt_utils.star(from=ref('reader_card'), except=['days_out']) }} from {{ ref('reader_card', version=2) }} where {{ 'true' if execute else 'false' }}
