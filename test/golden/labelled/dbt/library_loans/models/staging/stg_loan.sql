{% set kinds = var('loan_kinds') %}
with unioned as (
{% for kind in kinds %}
    {{ loans_of(kind) }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
)
select *, {{ kit.days_between('taken_on', 'back_on') }} as days_out from unioned
