import { showRows } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, emptyOr, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type AdvowareRequestConfig } from './types.js';

RED.nodes.registerType<AdvowareRequestConfig>('advoware-request', {
  category: 'bitbylaw',
  color: colours.advoware,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    advoware: { value: DEFAULTS.advoware, type: 'advoware-account', required: true },
    mode: { value: DEFAULTS.mode, required: true, validate: oneOf('request', 'proxy') },
    method: { value: DEFAULTS.method, required: true, validate: oneOf('GET', 'POST', 'PUT', 'DELETE') },
    path: { value: DEFAULTS.path, validate: emptyOr(/^(?!\w+:)(?!\/\/)\S+$/, 'common.validate.path') },
    prefix: { value: DEFAULTS.prefix, validate: emptyOr(/^\/[^\s,]*(\s*,\s*\/[^\s,]*)*$/, 'common.validate.prefix') },
    limitKiB: { value: DEFAULTS.limitKiB, required: true, validate: wholeNumber(1, 65_536) },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-advoware-request.svg',
  paletteLabel() { return this._('advoware-request.label'); },
  label() { return this.name || this._(this.mode === 'proxy' ? 'advoware-request.proxy' : 'advoware-request.label'); },
  labelStyle,
  inputLabels() { return this._('advoware-request.port.in'); },
  outputLabels() { return this._('advoware-request.port.out'); },
  oneditprepare() {
    showRows('mode', { method: ['request'], path: ['request'], prefix: ['proxy'], limitKiB: ['proxy'] });
  },
});
