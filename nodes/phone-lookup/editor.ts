import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type PhoneLookupConfig } from './types.js';

RED.nodes.registerType<PhoneLookupConfig>('phone-lookup', {
  category: 'bitbylaw',
  color: colours.espocrm,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('lookup', 'contact') },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-phone-lookup.svg',
  paletteLabel() { return this._('phone-lookup.label'); },
  label() { return this.name || this._('phone-lookup.label'); },
  labelStyle,
  inputLabels() { return this._('phone-lookup.port.in'); },
  outputLabels() { return this._('phone-lookup.port.out'); },
});
