insert into `__proto__`.`constructor` select * from `to.String`.`a/b`;
insert into x.y select * from `constructor`;
insert into x.z select * from a.b.c.d.e.f.g;
insert into h.g select * from `${a`.`;
