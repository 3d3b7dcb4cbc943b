import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type CallRecordingConfig } from './types.js';

RED.nodes.registerType<CallRecordingConfig>('call-recording', {
  category: 'bitbylaw',
  color: colours.threecx,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    threecx: { value: DEFAULTS.threecx, type: '3cx-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('fetch', 'play', 'expire', 'forget') },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-call-recording.svg',
  paletteLabel() { return this._('call-recording.label'); },
  label() { return this.name || this._('call-recording.label'); },
  labelStyle,
  inputLabels() { return this._('call-recording.port.in'); },
  outputLabels() { return this._('call-recording.port.out'); },
});
