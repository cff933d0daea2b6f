insert into mart.totals select * from gold.orders;
