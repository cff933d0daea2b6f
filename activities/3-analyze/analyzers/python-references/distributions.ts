/** An index name with the reason why it may be another. */
export interface Distribution {
  readonly name: string;
  readonly confidence: number;
  readonly reason?: string;
}

/** Import names whose distribution is called otherwise; the longest match wins. `*` stands for the next name. */
const RENAMED = `
_pytest pytest | airflow apache-airflow | airflow.providers.* apache-airflow-providers-* | apache_beam apache-beam
attr attrs | azure.storage.* azure-storage-* | azure.keyvault.* azure-keyvault-* | azure.* azure-*
bs4 beautifulsoup4 | Bio biopython | Crypto pycryptodome | Cryptodome pycryptodomex | cv2 opencv-python
databricks.sql databricks-sql-connector | databricks.sdk databricks-sdk | databricks.connect databricks-connect
databricks.labs.* databricks-labs-* | databricks.vector_search databricks-vectorsearch | databricks.koalas koalas
databricks.* databricks-* | dateutil python-dateutil | dbt dbt-core | dbt.adapters.* dbt-*
delta delta-spark | discord discord.py | django_filters django-filter | dns dnspython | docx python-docx
dotenv python-dotenv | faiss faiss-cpu | fitz pymupdf | flask_sqlalchemy flask-sqlalchemy | git gitpython
github pygithub | gitlab python-gitlab | google.protobuf protobuf | google.auth google-auth | google.oauth2 google-auth
google.api_core google-api-core | google.genai google-genai | google.generativeai google-generativeai
google.cloud.* google-cloud-* | googleapiclient google-api-python-client | great_expectations great-expectations
grpc grpcio | haystack haystack-ai | IPython ipython | jose python-jose | jwt pyjwt | ldap python-ldap
kafka kafka-python | confluent_kafka confluent-kafka | magic python-magic | markdown Markdown | memcache python-memcached
mpl_toolkits matplotlib | MySQLdb mysqlclient | nacl pynacl | OpenSSL pyopenssl | opentelemetry.sdk opentelemetry-sdk
opentelemetry.exporter.* opentelemetry-exporter-* | opentelemetry.instrumentation.* opentelemetry-instrumentation-*
opentelemetry opentelemetry-api | PIL pillow | pkg_resources setuptools | psycopg2 psycopg2 | pptx python-pptx
pwiz peewee | pylab matplotlib | pymysql pymysql | pythoncom pywin32 | pywintypes pywin32 | rest_framework djangorestframework
ruamel.yaml ruamel-yaml | serial pyserial | simplejson simplejson | skimage scikit-image | sklearn scikit-learn
slugify python-slugify | slack_sdk slack-sdk | snowflake.connector snowflake-connector-python
snowflake.snowpark snowflake-snowpark-python | snowflake.sqlalchemy snowflake-sqlalchemy | socks pysocks | sphinx sphinx
sql_metadata sql-metadata | telegram python-telegram-bot | tlz toolz | umap umap-learn | usb pyusb | websocket websocket-client
win32api pywin32 | win32con pywin32 | win32gui pywin32 | wx wxpython | yaml pyyaml | Xlib python-xlib | zmq pyzmq | zope.* zope-*
`;

/** Distributions that are imported by their own name. */
const SAME_NAME = `
aiobotocore aiofiles aiohttp aiosqlite alembic altair ansible anthropic anyio arrow asgiref asyncpg attrs babel bcrypt black
blinker bokeh boto boto3 botocore cachetools cattrs celery certifi cffi chardet charset_normalizer click click_plugins cloudpickle
colorama coverage croniter cryptography cx_Oracle cython dagster dash dask datasets dill distlib distributed django docker docutils
duckdb ecs_logging elasticsearch eventlet faker fastapi fastavro fastparquet feast feedparser filelock fiona flake8 flask freezegun
fsspec gcsfs gensim geopandas gevent graphene greenlet gunicorn h5py httplib2 httpx huggingface_hub humanize hypothesis idna imageio
isort itsdangerous jax jinja2 jmespath joblib jsonpath_ng jsonschema jupyter jupyterlab keras keyring kombu kubernetes langchain lark
lightgbm loguru lxml mako mariadb markupsafe marshmallow matplotlib mccabe mistune mlflow mock moto mpmath msal msgpack multidict
mypy nbconvert nbformat neo4j networkx nltk nose notebook numba numexpr numpy oauthlib ollama openai openpyxl optuna oracledb orjson
oscrypto packaging pandas pandera papermill paramiko parso passlib pathspec pendulum pexpect pint pip platformdirs playwright plotly pluggy
ply polars pooch prefect prometheus_client prompt_toolkit protobuf psutil psycopg ptyprocess pyarrow pyasn1 pybind11 pycodestyle
pycparser pydantic pydantic_settings pydeck pyflakes pygments pylint pymongo pymssql pynput pyodbc pyparsing pyperclip pyproj pyspark
pytest pytest_asyncio pytest_mock pytz pyvisa rasterio ray redis regex reportlab requests requests_oauthlib responses retry rich s3fs
safetensors scipy scrapy seaborn selenium sentence_transformers sentry_sdk setuptools shapely six skops snowballstemmer sortedcontainers
spacy sqlalchemy sqlfluff sqlglot sqlmodel sqlparse starlette statsmodels streamlit structlog sympy tabulate tenacity tensorboard
tensorflow testcontainers text_unidecode threadpoolctl tiktoken tokenizers toml tomli tomlkit toolz torch torchvision tornado tox tqdm
traitlets transformers trino trio twisted typeguard typer typing_extensions tzdata tzlocal ujson uritemplate urllib3 uvicorn uvloop
virtualenv wandb watchdog watchfiles wcwidth websockets werkzeug wheel wrapt wtforms xarray xgboost xlrd xlsxwriter xmltodict yarl zeep
zstandard
`;

const RENAMES: ReadonlyMap<string, string> = new Map(
  RENAMED.trim()
    .split(/\s*\|\s*|\n/)
    .map((pair) => pair.split(' ') as [string, string]),
);
const WELL_KNOWN: ReadonlySet<string> = new Set(SAME_NAME.trim().split(/\s+/));

const normalised = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/** The distribution that a dotted import name comes from when the table knows it. */
export function knownDistribution(dotted: string): Distribution | null {
  const names = dotted.split('.');
  for (let length = Math.min(names.length, 3); length > 0; length -= 1) {
    const exact = RENAMES.get(names.slice(0, length).join('.'));
    if (exact !== undefined) return { name: normalised(exact), confidence: 1 };
    const ruled = byRule(names.slice(0, length));
    if (ruled !== null) return { name: normalised(ruled), confidence: 0.9, reason: 'package-by-naming-rule' };
  }
  const top = names[0] ?? dotted;
  return WELL_KNOWN.has(top) ? { name: normalised(top), confidence: 1 } : null;
}

/** `google.cloud.pubsub_v1` is of google-cloud-pubsub: the version of an interface is not of the name. */
function byRule(names: readonly string[]): string | null {
  const rule = RENAMES.get([...names.slice(0, -1), '*'].join('.'));
  return rule?.replace('*', (names.at(-1) ?? '').replace(/_v\d\w*$/, '')) ?? null;
}

/** What the table does not know is taken to be called as it is imported, which holds for most and not for all. */
export function distributionOf(dotted: string): Distribution {
  const name = normalised(dotted.split('.', 1)[0] ?? dotted);
  return knownDistribution(dotted) ?? { name, confidence: 0.8, reason: 'package-named-as-imported' };
}
