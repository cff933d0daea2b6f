insert into __proto__ select * from constructor;
