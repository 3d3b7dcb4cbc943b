import { showRows, typedField } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, oneOf } from '../editor/validators.js';
import { DEFAULTS, type RedisLockConfig } from './types.js';

RED.nodes.registerType<RedisLockConfig>('redis-lock', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('acquire', 'release') },
    key: { value: DEFAULTS.key, validate: RED.validators.typedInput({ typeField: 'keyType', allowBlank: true }) },
    keyType: { value: DEFAULTS.keyType, validate: oneOf('str', 'msg', 'env', 'flow', 'global', 'jsonata') },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-redis-lock.svg',
  paletteLabel() { return this._('redis-lock.label'); },
  label() { return this.name || this._('redis-lock.label'); },
  labelStyle,
  inputLabels() { return this._('redis-lock.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'redis-lock.port.got' : 'redis-lock.port.busy'); },
  oneditprepare() {
    typedField('key', ['str', 'msg', 'env', 'flow', 'global', 'jsonata']);
    showRows('operation', { key: ['acquire'] });
  },
});
