import { colours, labelStyle } from '../editor/look.js';
import { anything } from '../editor/validators.js';
import { DEFAULTS, type ThreeCxListenConfig } from './types.js';

RED.nodes.registerType<ThreeCxListenConfig>('3cx-listen', {
  category: 'bitbylaw',
  color: colours.threecx,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    threecx: { value: DEFAULTS.threecx, type: '3cx-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
  },
  inputs: 0,
  outputs: 3,
  icon: 'bitbylaw-3cx-listen.svg',
  paletteLabel() { return this._('3cx-listen.label'); },
  label() { return this.name || this._('3cx-listen.label'); },
  labelStyle,
  outputLabels(index) { return this._(['3cx-listen.port.started', '3cx-listen.port.ended', '3cx-listen.port.transferred'][index] ?? ''); },
});
