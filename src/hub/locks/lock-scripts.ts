/**
 * Gives a lock back, only if still its owner.
 * Input: KEYS[1] lock key, ARGV[1] token. Output: 1 released, 0 not the owner (any more).
 */
export const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
`;

/**
 * Renews a lock, only if still its owner.
 * Input: KEYS[1] lock key, ARGV[1] token, ARGV[2] time to live in ms. Output: 1 renewed, 0 not the owner (any more).
 */
export const extendScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 0
`;
