import type { RecordingStore } from '../../systems/recordings/recording-store.js';
import type { PhoneContext } from './context.js';

/** The telephony with a place for recordings; undefined: the firm keeps none. */
export interface RecordingContext extends PhoneContext {
  readonly recordings: RecordingStore | undefined;
}
