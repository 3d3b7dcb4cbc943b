import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type BeteiligteSyncConfig } from './types.js';

RED.nodes.registerType<BeteiligteSyncConfig>('beteiligte-sync', {
  category: 'bitbylaw',
  color: colours.both,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('sync', 'due') },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-beteiligte-sync.svg',
  paletteLabel() { return this._('beteiligte-sync.label'); },
  label() { return this.name || this._(this.operation === 'due' ? 'beteiligte-sync.due' : 'beteiligte-sync.label'); },
  labelStyle,
  inputLabels() { return this._('beteiligte-sync.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'beteiligte-sync.port.done' : 'beteiligte-sync.port.staff'); },
});
