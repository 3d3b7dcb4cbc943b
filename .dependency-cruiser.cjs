/** The layers of docs/architecture.md: an import points downwards only. */
const below = {
  domain: ['domain'],
  runtime: ['runtime'],
  hub: ['hub'],
  systems: ['systems', 'hub', 'domain'],
  sync: ['sync', 'domain', 'systems', 'hub'],
  app: ['app', 'sync', 'domain', 'systems', 'hub'],
  sandbox: ['sandbox'],
};
const layerRules = Object.entries(below).map(([layer, allowed]) => ({
  name: `${layer}-imports-downwards-only`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^(src|nodes|test|flows)/', pathNot: `^src/(${allowed.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    { name: 'nodes-do-not-import-app-or-sandbox', severity: 'error', from: { path: '^nodes/' }, to: { path: '^src/(app|sandbox)/' } },
    {
      name: 'a-node-does-not-import-another-node', severity: 'error',
      from: { path: '^nodes/([^/]+)/' }, to: { path: '^nodes/', pathNot: '^nodes/($1|editor)/|^nodes/[^/]+/types\\.ts$' },
    },
    {
      name: 'editor-imports-types-only-of-the-runtime', severity: 'error',
      from: { path: '^nodes/(editor/|[^/]+/editor\\.ts$)' }, to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'domain-is-pure', severity: 'error', from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/(temporal-polyfill|temporal-spec|rrule-temporal|libphonenumber-js)/' },
    },
    {
      name: 'only-runtime-and-nodes-know-node-red', severity: 'error',
      from: { path: '^src/', pathNot: '^src/(runtime|app)/' }, to: { path: 'node_modules/(@node-red|node-red|@types/node-red)' },
    },
    { name: 'no-circular-imports', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-test-in-product', severity: 'error', from: { path: '^(src|nodes)/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    exclude: { path: '^dist/' },
  },
};
