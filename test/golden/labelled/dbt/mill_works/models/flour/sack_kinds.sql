{% set columns = fromyaml('[kind_id, label]') %}
select {{ columns | join(', ') }}, '{{ model.name }}' as made_by from {{ ref('grain', 'corn_kinds') }}
