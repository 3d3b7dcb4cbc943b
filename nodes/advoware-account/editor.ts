import { anything, optionalInteger, optionalUrl } from '../editor/validators.js';
import { DEFAULTS, type AdvowareAccountConfig } from './types.js';

RED.nodes.registerType<AdvowareAccountConfig>('advoware-account', {
  category: 'config',
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    baseUrl: { value: DEFAULTS.baseUrl, validate: optionalUrl },
    tokenUrl: { value: DEFAULTS.tokenUrl, validate: optionalUrl },
    productId: { value: DEFAULTS.productId, validate: optionalInteger },
    appId: { value: DEFAULTS.appId, validate: anything },
    kanzlei: { value: DEFAULTS.kanzlei, validate: anything },
    database: { value: DEFAULTS.database, validate: anything },
    user: { value: DEFAULTS.user, validate: anything },
    role: { value: DEFAULTS.role, validate: optionalInteger },
  },
  credentials: { apiKey: { type: 'password' }, password: { type: 'password' } },
  label() { return this.name || this._('advoware-account.label'); },
});
