import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { actions, DEFAULTS, views, type HubDeskConfig } from './types.js';

RED.nodes.registerType<HubDeskConfig>('hub-desk', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf(...views, ...actions) },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-hub-desk.svg',
  paletteLabel() { return this._('hub-desk.label'); },
  label() { return this.name || this._(`hub-desk.operation.${this.operation}`); },
  labelStyle,
  inputLabels() { return this._('hub-desk.port.in'); },
  outputLabels() { return this._('hub-desk.port.out'); },
});
