import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type CalendarSyncConfig } from './types.js';

RED.nodes.registerType<CalendarSyncConfig>('calendar-sync', {
  category: 'bitbylaw',
  color: colours.google,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    google: { value: DEFAULTS.google, type: 'google-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('sync', 'due', 'request', 'push', 'audit', 'go-ahead', 'clear-locks') },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-calendar-sync.svg',
  paletteLabel() { return this._('calendar-sync.label'); },
  label() { return this.name || this._(this.operation === 'sync' ? 'calendar-sync.label' : `calendar-sync.operation.${this.operation}`); },
  labelStyle,
  inputLabels() { return this._('calendar-sync.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'calendar-sync.port.done' : 'calendar-sync.port.staff'); },
});
