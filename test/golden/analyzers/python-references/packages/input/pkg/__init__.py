import os, json.decoder, urllib2, tomllib
import yaml, cv2, PIL.Image, numpy as np
from google.cloud import storage, bigquery
from google.cloud.pubsub_v1 import publisher
from azure.storage.blob import BlobClient
from databricks.sdk import WorkspaceClient
import ruamel.yaml
import Some_Thing.deep
from . import missing, present
from .gone import x
from ...beyond import y
import pkg.absent
from pkg.absent import z
from pkg import unknown
