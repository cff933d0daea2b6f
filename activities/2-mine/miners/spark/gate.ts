import type { SourceFile } from '../../miner.ts';

/** Words of which a program that works on tables by Spark has at least one. */
const SPARK = /spark|dbutils|DeltaTable|sqlContext|databricks|\bdlt\b/;
/** A model in Python is the miner dbt's. */
const DBT_MODEL = /^def\s+model\s*\(\s*dbt\b/m;
const SCRIPT = /\.py$/i;

export const isNotebookFile = ({ path, notebook }: Pick<SourceFile, 'path' | 'notebook'>): boolean =>
  notebook === true || /\.ipynb$/i.test(path);

/** True for notebooks, and for Python files whose text speaks of Spark; a look at the text, nothing is parsed. */
export const mayBeProgram = (file: SourceFile): boolean =>
  isNotebookFile(file) || (SCRIPT.test(file.path) && SPARK.test(file.text) && !DBT_MODEL.test(file.text));
