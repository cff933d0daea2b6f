from setuptools import setup

# setup(name="not-this")
setup(
    name="acme-script",
    version="1",
)
