const RATE = 8000;
const LOUDNESS = 6000;
/** No longer than a person listens to a tone. */
const LONGEST = 30;

/** A WAV file with a tone, as 3CX writes its recordings: 8 kHz, 16 bit, mono. Each id has its own pitch. */
export function tone(id: number, seconds: number): Buffer {
  const samples = Math.min(seconds, LONGEST) * RATE;
  const hertz = 220 * 2 ** ((id % 24) / 12);
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  for (let sample = 0; sample < samples; sample += 1) wav.writeInt16LE(Math.round(LOUDNESS * Math.sin((2 * Math.PI * hertz * sample) / RATE)), 44 + sample * 2);
  return wav;
}
