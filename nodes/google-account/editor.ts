import { anything, optionalUrl } from '../editor/validators.js';
import { DEFAULTS, type GoogleAccountConfig } from './types.js';

RED.nodes.registerType<GoogleAccountConfig>('google-account', {
  category: 'config',
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    keyFile: { value: DEFAULTS.keyFile, validate: anything },
    apiRoot: { value: DEFAULTS.apiRoot, validate: optionalUrl },
  },
  label() { return this.name || this._('google-account.label'); },
});
