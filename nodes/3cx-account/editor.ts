import { anything, emptyOr, optionalUrl } from '../editor/validators.js';
import { DEFAULTS, type ThreeCxAccountConfig } from './types.js';

RED.nodes.registerType<ThreeCxAccountConfig>('3cx-account', {
  category: 'config',
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    baseUrl: { value: DEFAULTS.baseUrl, validate: optionalUrl },
    clientId: { value: DEFAULTS.clientId, validate: anything },
    dn: { value: DEFAULTS.dn, validate: emptyOr(/^[A-Za-z0-9_*#-]{1,32}$/, 'common.validate.extension') },
  },
  credentials: { apiKey: { type: 'password' } },
  label() { return this.name || this._('3cx-account.label'); },
});
