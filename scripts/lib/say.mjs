/** Tells the person at the terminal; never on stdout, which belongs to the task. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A failure whose message says everything: shown without a stack. */
export function expected(message) {
  return Object.assign(new Error(message), { expected: true });
}
