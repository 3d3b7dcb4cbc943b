import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type EventDoneConfig } from './types.js';

RED.nodes.registerType<EventDoneConfig>('event-done', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    outcome: { value: DEFAULTS.outcome, required: true, validate: oneOf('done', 'failed', 'by-result') },
  },
  inputs: 1,
  outputs: 0,
  icon: 'bitbylaw-event-done.svg',
  align: 'right',
  paletteLabel() { return this._('event-done.label'); },
  label() { return this.name || this._(`event-done.outcome.${this.outcome}`); },
  labelStyle,
  inputLabels() { return this._('event-done.port.in'); },
});
