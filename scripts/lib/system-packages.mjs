import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { expected, say } from './say.mjs';

/** What the hub or its tests need of the machine: how it is found, and its Debian package. */
const programs = {
  'redis-server': { package: 'redis-server', present: () => onPath('redis-server'), why: 'Sperren, Ereignisse und Token' },
  chromium: { package: 'chromium', present: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath), why: 'Prüfung der Oberfläche' },
  postgresql: { package: 'postgresql', present: () => onPath('postgres') || debianServer(), why: 'Prüfung des Ledgers auf PostgreSQL' },
  php: { package: 'php-cli', present: () => onPath('php'), why: 'Prüfung der Erweiterungen für EspoCRM und WordPress' },
  promtool: { package: 'prometheus', present: () => onPath('promtool'), why: 'Prüfung der Alarmregeln' },
  'systemd-analyze': { package: 'systemd', present: () => onPath('systemd-analyze'), why: 'Prüfung der systemd-Unit' },
  zip: { package: 'zip', present: () => onPath('zip'), why: 'Bau der Erweiterung für EspoCRM' },
  unzip: { package: 'unzip', present: () => onPath('unzip'), why: 'Prüfung der Erweiterungen für EspoCRM und WordPress' },
};

/** Installs missing programs where that needs no question (root on Debian or Ubuntu), else names the one command to type. */
export async function ensurePrograms(names) {
  const missing = names.filter((name) => !programs[name].present());
  if (missing.length === 0) return;
  const packages = missing.map((name) => programs[name].package);
  if (process.getuid?.() !== 0 || !isDebian()) {
    throw expected(`Es fehlt: ${missing.map((name) => `${name} (${programs[name].why})`).join(', ')}. Bitte installieren mit:\n\n  ${byHand(packages)}\n`);
  }
  say(`Installiere ${missing.map((name) => `${name} (${programs[name].why})`).join(', ')} mit apt-get …`);
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runQuietly('apt-get', ['-qq', 'update'], quiet);
  const code = await runQuietly('apt-get', ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', 'install', '--no-install-recommends', ...packages], quiet);
  if (code !== 0) throw expected(`apt-get ist gescheitert (${code}). Von Hand: ${byHand(packages)}`);
}

function byHand(packages) {
  if (isDebian()) return `sudo apt-get install -y ${packages.join(' ')}`;
  if (onPath('brew')) return `brew install ${packages.map((name) => (name === 'redis-server' ? 'redis' : name)).join(' ')}`;
  return `sudo dnf install -y ${packages.map((name) => (name === 'redis-server' ? 'redis' : name)).join(' ')}`;
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Debian keeps the server outside of PATH, one folder per version. */
function debianServer() {
  const base = '/usr/lib/postgresql';
  return existsSync(base) && readdirSync(base).some((version) => existsSync(join(base, version, 'bin', 'postgres')));
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}
