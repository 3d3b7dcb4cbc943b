import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type CallJournalConfig } from './types.js';

RED.nodes.registerType<CallJournalConfig>('call-journal', {
  category: 'bitbylaw',
  color: colours.espocrm,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    threecx: { value: DEFAULTS.threecx, type: '3cx-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('record', 'sweep') },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-call-journal.svg',
  paletteLabel() { return this._('call-journal.label'); },
  label() { return this.name || this._('call-journal.label'); },
  labelStyle,
  inputLabels() { return this._('call-journal.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'call-journal.port.done' : 'call-journal.port.recording'); },
});
