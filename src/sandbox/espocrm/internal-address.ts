/** Whether a host name leads, by its look, into a private network or to the machine itself; nothing is resolved. */
export function isInternal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '').toLowerCase();
  if (host === 'localhost' || host === '::1' || /^f[cd]/u.test(host) || host.startsWith('fe80:')) return true;
  if (/^(127|10|0)\./u.test(host) || host.startsWith('192.168.') || /^172\.(1[6-9]|2\d|3[01])\./u.test(host) || host.startsWith('169.254.')) return true;
  return !host.includes('.') && !host.includes(':');
}
