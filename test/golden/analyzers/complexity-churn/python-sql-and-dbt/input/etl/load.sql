insert into mart.orders
select case when a then 1 else 2 end from raw.orders o join raw.lines l on o.id = l.id and l.ok;
delete from mart.orders where old;
