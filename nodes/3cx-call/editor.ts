import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type ThreeCxCallConfig } from './types.js';

RED.nodes.registerType<ThreeCxCallConfig>('3cx-call', {
  category: 'bitbylaw',
  color: colours.threecx,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    threecx: { value: DEFAULTS.threecx, type: '3cx-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('start', 'automatic', 'status') },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-3cx-call.svg',
  paletteLabel() { return this._('3cx-call.label'); },
  label() { return this.name || this._('3cx-call.label'); },
  labelStyle,
  inputLabels() { return this._('3cx-call.port.in'); },
  outputLabels(index) { return this._(index === 0 ? '3cx-call.port.done' : '3cx-call.port.staff'); },
});
