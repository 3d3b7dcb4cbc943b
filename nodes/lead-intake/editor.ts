import { showRows } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, jsonObject, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, operations, type LeadIntakeConfig } from './types.js';

RED.nodes.registerType<LeadIntakeConfig>('lead-intake', {
  category: 'bitbylaw',
  color: colours.espocrm,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf(...operations) },
    limitKiB: { value: DEFAULTS.limitKiB, required: true, validate: wholeNumber(1, 1_024) },
    forms: { value: DEFAULTS.forms, validate: jsonObject },
  },
  inputs: 1,
  outputs: 3,
  icon: 'bitbylaw-lead-intake.svg',
  paletteLabel() { return this._('lead-intake.label'); },
  label() { return this.name || this._(`lead-intake.operation.${this.operation}`); },
  labelStyle,
  inputLabels() { return this._('lead-intake.port.in'); },
  outputLabels(index) { return this._(`lead-intake.port.${['on', 'staff', 'later'][index] ?? 'on'}`); },
  oneditprepare() {
    showRows('operation', { limitKiB: ['check'], forms: ['check'] });
  },
});
