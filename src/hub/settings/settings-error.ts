import { HubError } from '../errors/hub-error.js';

/** One wrong or missing variable. Never holds its value: it may be a secret. */
export interface SettingsFault {
  readonly variable: string;
  /** What is wrong, in German: "fehlt", "ist ungültig"… */
  readonly problem: string;
  /** What is expected, in German. */
  readonly expected: string;
}

/** Every fault of the environment at once (overview.md, Environment). Code `misconfigured`. */
export class SettingsError extends HubError {
  override readonly name: string = 'SettingsError';
  readonly faults: readonly SettingsFault[];

  constructor(faults: readonly SettingsFault[]) {
    super('misconfigured', describe(faults));
    this.faults = faults;
  }
}

function describe(faults: readonly SettingsFault[]): string {
  const lines = faults.map(({ variable, problem, expected }) => `  - ${variable} ${problem}; erwartet: ${expected}`);
  return [`Der Hub startet nicht: ${faults.length} Einstellung(en) fehlen oder sind falsch.`, ...lines].join('\n');
}
