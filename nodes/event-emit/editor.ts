import { suggest } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { topicNames } from '../editor/topic-names.js';
import { anything, topicName } from '../editor/validators.js';
import { DEFAULTS, type EventEmitConfig } from './types.js';

RED.nodes.registerType<EventEmitConfig>('event-emit', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    topic: { value: DEFAULTS.topic, required: true, validate: topicName },
  },
  inputs: 1,
  outputs: 1,
  icon: 'bitbylaw-event-emit.svg',
  paletteLabel() { return this._('event-emit.label'); },
  label() { return this.name || this.topic || this._('event-emit.label'); },
  labelStyle,
  inputLabels() { return this._('event-emit.port.in'); },
  outputLabels() { return this._('event-emit.port.out'); },
  oneditprepare() { suggest('topic', topicNames); },
});
