import sibling
sibling.help()
