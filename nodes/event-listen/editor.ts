import { suggest } from '../editor/form.js';
import { colours, labelStyle } from '../editor/look.js';
import { topicNames } from '../editor/topic-names.js';
import { anything, optionalSchedule, topicName, wholeNumber } from '../editor/validators.js';
import { DEFAULTS, type EventListenConfig } from './types.js';

RED.nodes.registerType<EventListenConfig>('event-listen', {
  category: 'bitbylaw',
  color: colours.hub,
  defaults: {
    name: { value: DEFAULTS.name, validate: anything },
    hub: { value: DEFAULTS.hub, type: 'hub-config', required: true },
    topic: { value: DEFAULTS.topic, required: true, validate: topicName },
    concurrency: { value: DEFAULTS.concurrency, required: true, validate: wholeNumber(1, 256) },
    timeoutSeconds: { value: DEFAULTS.timeoutSeconds, required: true, validate: wholeNumber(1, 3_600) },
    schedule: { value: DEFAULTS.schedule, validate: optionalSchedule },
  },
  inputs: 0,
  outputs: 1,
  icon: 'bitbylaw-event-listen.svg',
  paletteLabel() { return this._('event-listen.label'); },
  label() { return this.name || this.topic || this._('event-listen.label'); },
  labelStyle,
  outputLabels() { return this._('event-listen.port.out'); },
  oneditprepare() { suggest('topic', topicNames); },
});
