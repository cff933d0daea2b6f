CREATE VIEW mart.sales_view AS SELECT * EXCEPT (secret), upper(region) AS area FROM raw.sales;
