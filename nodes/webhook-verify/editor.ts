import { showRows } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type WebhookVerifyConfig } from './types.js';

RED.nodes.registerType<WebhookVerifyConfig>('webhook-verify', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    scheme: { value: DEFAULTS.scheme, required: true, validate: oneOf('espocrm', '3cx', 'api-key', 'assistant') },
    action: { value: DEFAULTS.action, required: true, validate: oneOf('create', 'update', 'delete') },
    limitKiB: { value: DEFAULTS.limitKiB, required: true, validate: wholeNumber(1, 65_536) },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-webhook-verify.svg',
  paletteLabel() { return this._('webhook-verify.label'); },
  label() { return this.name || this._('webhook-verify.label'); },
  labelStyle,
  inputLabels() { return this._('webhook-verify.port.in'); },
  outputLabels() { return this._('webhook-verify.port.out'); },
  oneditprepare() {
    showRows('scheme', { action: ['espocrm'], limitKiB: ['espocrm', '3cx'] });
  },
});
