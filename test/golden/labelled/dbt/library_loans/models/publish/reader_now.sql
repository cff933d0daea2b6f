{# the card without what is not for all #}
select {{ dbt_utils.star(from=ref('readercard'), except=['days_out']) }} from {{ ref('readercard', version=2) }} where {{ 'true' if execute else 'false' }}
