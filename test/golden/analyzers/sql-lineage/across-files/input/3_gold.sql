create or replace view gold.order_totals as select id, sum(x) from silver.orders group by id;
insert into gold.order_totals_history select * from gold.order_totals;
insert into gold.order_totals_history select * from gold.order_totals where id = 7;
