insert into mart.e select * from events;
