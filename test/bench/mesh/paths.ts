/** Where the nth file of a repository lies: a quarter is a dbt project, a quarter SQL jobs, half Python. */
export const pathOf = (at: number): string => {
  const folder = `area_${at % 25}/part_${at % 60}`;
  if (at % 4 === 0) return `dbt/models/${folder}/model_${at}.sql`;
  return at % 4 === 1 ? `jobs/${folder}/load_${at}.sql` : `src/${folder}/module_${at}.py`;
};

export const repositoryKey = (nth: number): string => `bench.example/mesh/repository-${nth}`;
