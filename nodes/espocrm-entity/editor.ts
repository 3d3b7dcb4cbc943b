import { showRows, typedField } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { anything, matching, oneOf, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type EspoCrmEntityConfig } from './types.js';

RED.nodes.registerType<EspoCrmEntityConfig>('espocrm-entity', {
  category: 'bitbylaw',
  color: colours.espocrm,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    espocrm: { value: DEFAULTS.espocrm, type: 'espocrm-account', required: true },
    entity: { value: DEFAULTS.entity, required: true, validate: matching(/^[A-Za-z][A-Za-z0-9]*$/, 'common.validate.entity') },
    operation: { value: DEFAULTS.operation, required: true, validate: oneOf('read', 'list', 'create', 'update', 'delete') },
    recordId: { value: DEFAULTS.recordId, validate: RED.validators.typedInput({ typeField: 'recordIdType', allowBlank: true }) },
    recordIdType: { value: DEFAULTS.recordIdType, validate: oneOf('msg', 'str', 'env', 'flow', 'global', 'jsonata') },
    limit: { value: DEFAULTS.limit, required: true, validate: wholeNumber(1, 100_000) },
  },
  inputs: 1,
  outputs: 2,
  icon: 'bitbylaw-espocrm-entity.svg',
  paletteLabel() { return this._('espocrm-entity.label'); },
  label() { return this.name || this._('espocrm-entity.label'); },
  labelStyle,
  inputLabels() { return this._('espocrm-entity.port.in'); },
  outputLabels(index) { return this._(index === 0 ? 'espocrm-entity.port.record' : 'espocrm-entity.port.other'); },
  oneditprepare() {
    typedField('recordId', ['msg', 'str', 'env', 'flow', 'global', 'jsonata']);
    showRows('operation', { recordId: ['read', 'update', 'delete'], limit: ['list'] });
  },
});
