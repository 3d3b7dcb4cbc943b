import { flatten, isObject, type Body, type FormField } from './flatten.js';
import { gravityFields, isGravityEntry } from './gravity-entry.js';

/** The filled fields of a form plugin's body, in its order, without what only the plugin cares for. */
export function fieldsOf(body: Body): readonly FormField[] {
  if (isGravityEntry(body)) return gravityFields(body);
  const { __submission: submission, ...form } = unwrapped(body);
  const own = Object.fromEntries(Object.entries(form).filter(([name]) => !plumbing.test(name)));
  return [...(isObject(submission) ? submissionFields(submission) : []), ...flatten(own)];
}

/** `{type, timestamp, data}`, as Standard Webhooks recommends it, is its data. */
function unwrapped(body: Body): Body {
  const { type, data } = body;
  return typeof type === 'string' && isObject(data) ? { event: type, ...data } : body;
}

/**
 * What plugins add for themselves. The visitor's address and browser are left out on purpose: nobody needs them to answer a lead.
 */
const plumbing = new RegExp(`^(?:${[
  '_(?:wpcf7|fluentform|site_|user_|post_).*', '_(?:wpnonce|remote_ip|date|time|serial_number|invalid_fields)',
  '__fluent.*', '.*-recaptcha-response', 'user_agent', 'remote_ip', 'ip', 'id', 'entry_id', 'serial_number',
].join('|')})$`);

/** Of the row that Fluent Forms sends along only where the form was filled in. */
const submissionFields = ({ form_id, source_url }: Body): readonly FormField[] => flatten({ form_id, source_url });
