import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { compare } from 'bcryptjs';
import type { RequestHandler } from 'express';
import { HubError } from '../../hub/errors/hub-error.js';
import { sameSecret } from '../../hub/secrets/same-secret.js';
import type { EditorUser, Settings } from '../../hub/settings/settings.js';
import { isThisMachine } from './admin-guard.js';
import { isCrossSite, isForged } from './cross-site.js';
import { answerError } from './errors.js';
import { loginThrottle } from './login-throttle.js';
import { setSecurityHeaders } from './security-headers.js';

/** Who looks at the dashboard; `read` sees everything and changes nothing. */
export interface DashboardUser { readonly name: string; readonly role: EditorUser['role'] }

interface Socket { readonly handshake: { readonly headers: IncomingMessage['headers'] }; readonly data: { user?: DashboardUser } }

export interface DashboardLogin {
  readonly middleware: readonly RequestHandler[];
  /** For the sockets, over which the page gets its data: they must bear the cookie of the login. */
  readonly ioMiddleware: (socket: Socket, next: (error?: Error) => void) => void;
}

const cookieName = 'hub_dashboard';
const sessionMs = 12 * 60 * 60_000;

/**
 * The editor's users on the dashboard (operations.md): a password once, then a signed cookie, since a bcrypt comparison for
 * every request would be a way to keep the hub busy. Without users, in sandbox mode, this machine alone gets in.
 */
export function dashboardLogin({ editor }: Pick<Settings, 'editor'>, now: () => number = Date.now): DashboardLogin {
  const { users } = editor;
  const throttle = loginThrottle({ isLogin: (req) => basicOf(req.headers) !== undefined && userOf(req.headers) === undefined });

  const userOf = (headers: IncomingMessage['headers']): DashboardUser | undefined => {
    if (users.length === 0) return isThisMachine(headers.host) ? { name: 'Sandbox', role: 'full' } : undefined;
    const [name = '', until = '', signature = ''] = cookieOf(headers).split('.');
    const user = users.find((each) => encoded(each.name) === name);
    if (!user || Number(until) < now() || !sameSecret(signature, sign(editor.credentialSecret, user, until))) return undefined;
    return { name: user.name, role: user.role };
  };

  const login: RequestHandler = (req, res, next) => {
    setSecurityHeaders(res);
    if (isForged(req)) {
      answerError(res, new HubError('forbidden', 'Diese Anfrage kommt von einer fremden Seite.'));
      return;
    }
    if (userOf(req.headers)) {
      next();
      return;
    }
    passwordRight(users, basicOf(req.headers)).then((user) => {
      if (user) {
        const until = String(now() + sessionMs);
        res.cookie(cookieName, [encoded(user.name), until, sign(editor.credentialSecret, user, until)].join('.'), {
          httpOnly: true, sameSite: 'strict', secure: req.headers['x-forwarded-proto'] === 'https', path: '/dashboard', maxAge: sessionMs,
        });
        next();
        return;
      }
      if (users.length > 0) res.setHeader('WWW-Authenticate', 'Basic realm="bitbylaw hub", charset="UTF-8"');
      answerError(res, new HubError('unauthorized', 'Bitte mit dem Konto des Editors anmelden.'));
    }, next);
  };

  return {
    middleware: [throttle, login],
    ioMiddleware(socket, next) {
      const { headers } = socket.handshake;
      const user = isCrossSite(headers) ? undefined : userOf(headers);
      if (user) socket.data.user = user;
      next(user ? undefined : new Error('unauthorized'));
    },
  };
}

interface Credentials { readonly name: string; readonly password: string }

function basicOf({ authorization }: IncomingMessage['headers']): Credentials | undefined {
  const sent = /^Basic +([A-Za-z0-9+/=]{1,1024})$/i.exec(authorization ?? '')?.[1];
  if (sent === undefined) return undefined;
  const [name = '', ...password] = Buffer.from(sent, 'base64').toString('utf8').split(':');
  return { name, password: password.join(':') };
}

/** Of a name that nobody has, so that a wrong name takes as long as a wrong password. */
const nobody = '$2b$08$P2syW1e73H2cFnvIlB4Wcut3cMAq4OV76tacWZnovJg08yXjMJzGK';

async function passwordRight(users: readonly EditorUser[], credentials: Credentials | undefined): Promise<EditorUser | undefined> {
  if (!credentials || users.length === 0) return undefined;
  const user = users.find(({ name }) => name === credentials.name);
  const isRight = await compare(credentials.password, user?.bcryptHash ?? nobody);
  return isRight ? user : undefined;
}

function cookieOf({ cookie }: IncomingMessage['headers']): string {
  const pair = (cookie ?? '').split(';').map((each) => each.trim()).find((each) => each.startsWith(`${cookieName}=`));
  return pair?.slice(cookieName.length + 1) ?? '';
}

const encoded = (name: string): string => Buffer.from(name, 'utf8').toString('base64url');

/** Bound to the password: who changes it ends every session of that user. */
const sign = (secret: string, { name, bcryptHash }: EditorUser, until: string): string =>
  createHmac('sha256', createHash('sha256').update(secret).digest()).update(`${name}\n${bcryptHash}\n${until}`).digest('base64url');
