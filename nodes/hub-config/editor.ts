import { anything } from '../editor/validators.js';
import { DEFAULTS, type HubConfigConfig } from './types.js';

RED.nodes.registerType<HubConfigConfig>('hub-config', {
  category: 'config',
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
  },
  label() { return this.name || this._('hub-config.label'); },
});
