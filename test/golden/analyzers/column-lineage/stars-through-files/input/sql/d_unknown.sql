CREATE TABLE mart.copy AS SELECT *, 1 AS batch FROM lake.elsewhere;
