import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type KommunikationSyncConfig } from './types.js';

RED.nodes.registerType<KommunikationSyncConfig>('kommunikation-sync', {
  category: 'bitbylaw',
  color: colours.both,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('sync', 'slots') },
    direction: { value: DEFAULTS.direction, required: true, validate: oneOf('both', 'to_espocrm', 'to_advoware') },
    limit: { value: DEFAULTS.limit, required: true, validate: wholeNumber(1, 1_000) },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-kommunikation-sync.svg',
  paletteLabel() { return this._('kommunikation-sync.label'); },
  label() { return this.name || this._(this.operation === 'slots' ? 'kommunikation-sync.slots' : 'kommunikation-sync.label'); },
  labelStyle,
  inputLabels() { return this._('kommunikation-sync.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'kommunikation-sync.port.done' : 'kommunikation-sync.port.staff'); },
});
