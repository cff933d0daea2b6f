{%- set mills = var('mills') | selectattr('kind', 'equalto', 'water') | sort(attribute='stones', reverse=true) | map(attribute='name') | list -%}
{% call(name) union_of(mills, ['sack_id', 'weight']) %}
    {{- source('river', 'sacks_{mill}'.format(mill=name)) -}}
{% endcall %}
