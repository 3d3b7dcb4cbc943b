import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type CallReportConfig } from './types.js';

RED.nodes.registerType<CallReportConfig>('call-report', {
  category: 'bitbylaw',
  color: colours.threecx,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    source: { value: DEFAULTS.source, required: true, validate: oneOf('template', 'webhook') },
  },
  inputs: 1,
  outputs: 4,
  icon: 'bitbylaw-call-report.svg',
  paletteLabel() { return this._('call-report.label'); },
  label() { return this.name || this._('call-report.label'); },
  labelStyle,
  inputLabels() { return this._('call-report.port.in'); },
  outputLabels(index) { return this._(['call-report.port.started', 'call-report.port.ended', 'call-report.port.transferred', 'call-report.port.nothing'][index] ?? ''); },
});
