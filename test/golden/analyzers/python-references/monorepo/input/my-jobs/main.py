from steps import load
load.go()
