insert into ${env}.gold.people select * from raw.people;
insert into mart.heads select * from dev_${env}.gold.people;
