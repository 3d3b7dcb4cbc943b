import { colours, labelStyle } from '../editor/look.js';
import { anything } from '../editor/validators.js';
import { DEFAULTS, type HttpErrorConfig } from './types.js';

RED.nodes.registerType<HttpErrorConfig>('http-error', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-http-error.svg',
  paletteLabel() { return this._('http-error.label'); },
  label() { return this.name || this._('http-error.label'); },
  labelStyle,
  inputLabels() { return this._('http-error.port.in'); },
  outputLabels() { return this._('http-error.port.out'); },
});
