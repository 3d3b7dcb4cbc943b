import { showRows } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type YAssistantConfig } from './types.js';

RED.nodes.registerType<YAssistantConfig>('y-assistant', {
  category: 'bitbylaw',
  color: colours.assistant,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    threecx: { value: DEFAULTS.threecx, type: '3cx-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('mcp', 'context', 'notify') },
    limitKiB: { value: DEFAULTS.limitKiB, required: true, validate: wholeNumber(1, 4_096) },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-y-assistant.svg',
  paletteLabel() { return this._('y-assistant.label'); },
  label() { return this.name || this._(`y-assistant.operation.${this.operation}`); },
  labelStyle,
  inputLabels() { return this._('y-assistant.port.in'); },
  outputLabels() { return this._('y-assistant.port.out'); },
  oneditprepare() {
    showRows('operation', { limitKiB: ['mcp'] });
  },
});
