from app.main import run
from corp.net import http
import steps.load
import clean
run()
clean.sweep()
