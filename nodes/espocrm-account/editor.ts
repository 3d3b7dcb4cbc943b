import { anything, emptyOr, optionalUrl } from '../editor/validators.js';
import { DEFAULTS, type EspoCrmAccountConfig } from './types.js';

RED.nodes.registerType<EspoCrmAccountConfig>('espocrm-account', {
  category: 'config',
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    baseUrl: { value: DEFAULTS.baseUrl, validate: optionalUrl },
    notifyUserId: { value: DEFAULTS.notifyUserId, validate: emptyOr(/^[A-Za-z0-9]{1,36}$/, 'common.validate.id') },
  },
  credentials: { apiKey: { type: 'password' } },
  label() { return this.name || this._('espocrm-account.label'); },
});
