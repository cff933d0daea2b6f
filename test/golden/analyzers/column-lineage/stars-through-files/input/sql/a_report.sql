CREATE VIEW mart.report AS SELECT v.*, v.total * 2 AS doubled FROM mart.sales_view AS v;
