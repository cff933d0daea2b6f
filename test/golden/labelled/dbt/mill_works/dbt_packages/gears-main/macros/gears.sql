{% macro grind(column) %}{{ return(adapter.dispatch('grind', 'gears')(column)) }}{% endmacro %}
{% macro databricks__grind(column) %}coarse({{ column }}){% endmacro %}
{% macro turn(a, b) %}{{ return(adapter.dispatch('turn', 'gears')(a, b)) }}{% endmacro %}
{% macro default__turn(a, b) %}{{ a }}{% endmacro %}
{% macro spark__turn(a, b) %}{{ a }} + {{ b }}{% endmacro %}
