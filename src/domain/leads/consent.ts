/**
 * Whether a ticked box or a chosen answer agrees. A text that could mean anything does not: without a clear yes nobody
 * is put on a list.
 */
export function agrees(text: string): boolean {
  const answer = text.trim().toLowerCase();
  return yes.test(answer) && !/\b(?:nicht|kein(?:e[nmrs]?)?|not)\b/.test(answer);
}

const yes = /^(?:1|true|on|yes|ja|ok|checked|accepted|agreed?|akzeptiert|zugestimmt|einverstanden|bestätigt|angemeldet)(?:$|[\s,.!:-])|^(?:ich|i) /;

/** A plain no, which is nothing to note. */
export const declines = (text: string): boolean => /^(?:0|false|off|no|nein)$/i.test(text.trim());
