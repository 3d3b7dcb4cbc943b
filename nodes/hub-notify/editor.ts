import { typedField } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type HubNotifyConfig } from './types.js';

RED.nodes.registerType<HubNotifyConfig>('hub-notify', {
  category: 'bitbylaw',
  color: colours.espocrm,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    user: { value: DEFAULTS.user, validate: RED.validators.typedInput({ typeField: 'userType', allowBlank: true }) },
    userType: { value: DEFAULTS.userType, validate: oneOf('str', 'msg', 'env', 'flow', 'global', 'jsonata') },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-hub-notify.svg',
  paletteLabel() { return this._('hub-notify.label'); },
  label() { return this.name || this._('hub-notify.label'); },
  labelStyle,
  inputLabels() { return this._('hub-notify.port.in'); },
  outputLabels() { return this._('hub-notify.port.out'); },
  oneditprepare() {
    typedField('user', ['str', 'msg', 'env', 'flow', 'global', 'jsonata']);
  },
});
