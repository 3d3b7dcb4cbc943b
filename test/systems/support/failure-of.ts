import assert from 'node:assert/strict';
import { HubError } from '../../../src/hub/errors/hub-error.js';

/** The HubError that the work must end with. */
export async function failureOf(work: Promise<unknown>): Promise<HubError & { readonly status?: number; readonly reason?: string }> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof HubError, `not a HubError: ${String(error)}`);
    return error;
  }
  assert.fail('the work was expected to fail');
}
