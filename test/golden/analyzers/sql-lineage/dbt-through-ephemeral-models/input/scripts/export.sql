insert into reporting.totals select * from totals;
