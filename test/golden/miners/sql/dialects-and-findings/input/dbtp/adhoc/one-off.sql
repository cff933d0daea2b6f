insert into log.audit select * from raw.x
