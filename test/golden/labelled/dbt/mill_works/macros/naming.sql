{% macro generate_schema_name(custom_schema_name=none, node=none) -%}
    {%- if node.resource_type == 'seed' -%}seeds
    {%- else -%}{{ generate_schema_name_for_env(custom_schema_name, node) }}{%- endif -%}
{%- endmacro %}

{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
    {%- set folder = node.path.split('/')[0] if '/' in node.path else 'top' -%}
    {{ '%s_%s' % (folder, dbt.generate_alias_name(custom_alias_name, node)) }}
{%- endmacro %}
