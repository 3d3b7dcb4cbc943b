import { createHash } from 'node:crypto';
import type { Digest } from '../../../../src/domain/calendar/event-id.js';

export const sha256: Digest = (text) => createHash('sha256').update(text).digest();
