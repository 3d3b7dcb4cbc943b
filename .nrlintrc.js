// Rules for the flows, all of them on: `nrlint -c .nrlintrc.js` over all tabs together (npm run check).
module.exports = {
  rules: {
    'align-to-grid': { gridSize: 20 },
    'max-flow-size': { maxSize: 100 },
    'no-duplicate-http-in-urls': true,
    'no-loops': { followLinkNodes: true },
    'no-overlapping-nodes': true,
    'no-unconnected-http-nodes': true,
    'no-unnamed-functions': { allowDefaultNames: false },
    'no-unnamed-links': { allowDefaultNames: false },
    'function-eslint': true,
  },
};
