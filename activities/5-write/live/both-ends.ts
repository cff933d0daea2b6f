/**
 * Stands between the match of an edge's ends and of the edge. Sorting binds both ends first: without it Neo4j walks all
 * edges of a hub for each row.
 */
export const BOTH_ENDS = 'WITH r, a, b ORDER BY r.id';
