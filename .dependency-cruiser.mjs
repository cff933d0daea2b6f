/** The import rules of the architecture, each with what to do instead (docs/architecture.md). */
/** depcruise names built-in modules without their prefix. */
const NODE = '^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|perf_hooks|process|stream|timers|url|util|worker_threads|zlib)(/|$)';
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } });
const neverBut = (name, comment, from, to, but) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, pathNot: but },
});

export default {
  forbidden: [
    { name: 'no-cycles', comment: 'Move what both need into the one that comes first in the data flow.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    neverBut('schemas-are-the-ground', 'A schema describes plain values: it needs zod and other schemas only.', '^schemas/', '^(activities|adapters|cli|infra|languages|ontology|queries|templates|workers|workflows)/', '^$'),
    never('schemas-do-no-io', 'Read the file in an entry point and pass the text.', '^schemas/(?!generate)', NODE),
    never('languages-are-pure', 'A language engine takes text and returns values; parsers are passed in.', '^languages/', `(${NODE}|^(adapters|activities|workers|cli|ontology|queries|templates)/)`),
    never('ontology-is-pure', 'The graph is reached through adapters/memgraph by the write phase.', '^ontology/', '^(adapters|activities|workers|cli)/'),
    { name: 'workflows-are-deterministic', comment: 'Workflows see activities as types only; anything else belongs in an activity.', severity: 'error', from: { path: '^workflows/' }, to: { path: `(${NODE}|node_modules|^(adapters|activities|languages|ontology|queries|templates|workers|cli)/)`, pathNot: 'node_modules/@temporalio/(workflow|common)/', dependencyTypesNot: ['type-only'] } },
    never('miners-are-pure', 'Plain values in, plain values out: the mine phase does the I/O.', '^activities/(2-mine/miners|3-analyze/analyzers|3-analyze/links)/[^/]+/', `(${NODE}|node_modules/@temporalio|^adapters/)`),
    never('only-links-ask', 'A miner or analyzer knows one repository: what needs the graph is a link.', '^activities/(2-mine/miners|3-analyze/analyzers)/[^/]+/', '^queries/'),
    { name: 'miners-do-not-know-each-other', comment: 'What two miners need is a language engine under languages/.', severity: 'error', from: { path: '^activities/(2-mine/miners|3-analyze/analyzers|3-analyze/links)/([^/]+)/' }, to: { path: '^activities/(2-mine/miners|3-analyze/analyzers|3-analyze/links)/([^/]+)/', pathNot: '^activities/$1/$2/' } },
    { name: 'phases-do-not-know-each-other', comment: 'A phase hands over a reference; the workflow passes it on.', severity: 'error', from: { path: '^activities/([1-6]-[a-z]+)/' }, to: { path: '^activities/[1-6]-[a-z]+/', pathNot: '^activities/$1/' } },
    { name: 'activities-get-adapters-passed', comment: 'Import the type; the worker builds the adapter and passes it to the factory.', severity: 'error', from: { path: '^activities/' }, to: { path: '^adapters/', dependencyTypesNot: ['type-only'] } },
    never('queries-and-templates-are-declarations', 'A query or page declares; adapters/memgraph asks and 6-report renders.', '^(queries|templates)/', '^(adapters|activities|workers|cli)/'),
    never('adapters-stay-below', 'An adapter serves phases and entry points; it does not know them.', '^adapters/', '^(workflows/(?!task-queues|search-attributes)|workers/|cli/)'),
    { name: 'adapters-do-not-know-each-other', comment: 'Pass the other one in from the entry point. Storage and telemetry are the ground.', severity: 'error', from: { path: '^adapters/([^/]+)/' }, to: { path: '^adapters/', pathNot: '^adapters/($1|storage|telemetry)/', dependencyTypesNot: ['type-only'] } },
    { name: 'entry-points-stand-apart', comment: 'Workers, command line and service share what lies below them.', severity: 'error', from: { path: '^workers/' }, to: { path: '^(cli|query-service)/' } },
    never('query-service-shares-what-lies-below', 'The service asks saved queries through adapters; what workers or the command line do belongs to them.', '^query-service/', '^(cli|workers|workflows|infra|dashboards)/'),
    neverBut('one-home-for-http', 'HTTP is spoken by the query service.', '^(?!query-service/|test/)', 'node_modules/(fastify|@fastify|fastify-type-provider-zod)', '^$'),
    neverBut('one-home-for-the-driver', 'Ask through adapters/memgraph.', '^(?!adapters/memgraph/|test/|infra/local/)', 'node_modules/neo4j-driver', '^$'),
    neverBut('one-home-for-handlebars', 'Pages are rendered by activities/6-report.', '^(?!activities/6-report/|templates/|test/|cli/scaffold/)', 'node_modules/handlebars', '^$'),
    neverBut('one-home-for-telemetry', 'Count and log through adapters/telemetry.', '^(?!adapters/telemetry/|test/)', 'node_modules/(prom-client|@opentelemetry|pino)', '^$'),
    neverBut('dashboards-are-declarations', 'Panels and alerts are PromQL over the metric table; what they need to know stands there.', '^dashboards/', '^(activities|adapters|cli|infra|languages|ontology|queries|schemas|templates|workers|workflows)/', '^adapters/telemetry/metric-table'),
    neverBut('one-home-for-grafana', 'Grafana reads dashboards/generated; nothing that runs needs its builders.', '^(?!dashboards/|test/)', 'node_modules/@grafana|^dashboards/', '^$'),
    never('production-does-not-import-tests', 'Move the code out of test/.', '^(?!test/|vitest)', '^test/'),
    { name: 'no-unresolved', comment: 'The import leads nowhere: fix the path or add the dependency.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|\\.fresh|reports|test/(golden|fixtures)|cli/scaffold|infra/sample/(content|files))' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
