const DBT_CALL = /\{\{-?\s*(?:ref|source|config)\s*\(|\{%-?\s*(?:macro|snapshot|test|materialization)\s/;

/** Text of a model or macro in a folder that the project names itself: the miner dbt has it, so it is not told twice. */
export const isDbtText = (text: string): boolean => DBT_CALL.test(text);
