const tab = 'tab0000000000000';
const response = { id: 'resp000000000000', type: 'http response', z: tab, name: '', statusCode: '', headers: {}, x: 700, y: 100, wires: [] };

const httpIn = (id: string, method: string, url: string, next: string): object =>
  ({ id, type: 'http in', z: tab, name: '', url, method, upload: false, skipBodyParsing: false, swaggerDoc: '', x: 100, y: 100, wires: [[next]] });

/** Deduplicates by a set and puts each new entity on a list: one or two commands an entity, no signature, no durable queue. */
const take = `
await Promise.all(msg.payload.map(async ({ id }) => {
    if (await global.get('redis').sadd('stock:pending', id) === 1) await global.get('redis').rpush('stock:queue', JSON.stringify({ id }));
}));
msg.payload = { accepted: msg.payload.length };
return msg;`;

/** What somebody draws in a stock Node-RED: the intake and the proxy, nothing of the hub in them. */
export function stockFlow(upstream: string): readonly object[] {
  return [
    { id: tab, type: 'tab', label: 'Messung', disabled: false, info: '' },
    httpIn('in00000000000000', 'post', '/webhook', 'take000000000000'),
    { id: 'take000000000000', type: 'function', z: tab, name: '', func: take, outputs: 1, timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [], x: 400, y: 100, wires: [[response.id]] },
    httpIn('in00000000000001', 'get', '/proxy/*', 'call000000000000'),
    {
      id: 'call000000000000', type: 'http request', z: tab, name: '', method: 'GET', ret: 'bin', paytoqs: 'ignore', url: `${upstream}/employees`, tls: '', persist: true, proxy: '',
      insecureHTTPParser: false, authType: '', senderr: false, headers: [{ keyType: 'Authorization', keyValue: '', valueType: 'other', valueValue: 'Bearer abc' }], x: 400, y: 200, wires: [[response.id]],
    },
    response,
  ];
}
