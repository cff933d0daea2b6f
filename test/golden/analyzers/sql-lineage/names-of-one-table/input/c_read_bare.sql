insert into mart.other select * from orders2;
insert into x.orders2 select * from y.src;
