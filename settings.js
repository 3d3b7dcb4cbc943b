// @ts-check
// Node-RED's settings for the hub. `npm start` calls this function; what it is given comes from the environment (docs: Einstellungen).
// All options: https://nodered.org/docs/user-guide/runtime/configuration

/**
 * @param {{
 *   projectRoot: string,
 *   settings: import('./src/hub/settings/settings.js').Settings,
 *   secretVariables: readonly string[],
 *   storage: object,
 *   logHandler: (entry: any) => void,
 *   adminGuard: import('express').RequestHandler,
 *   nodeMiddleware: import('express').RequestHandler,
 *   dashboard: { middleware: readonly import('express').RequestHandler[], ioMiddleware: Function },
 * }} hub what the hub puts in
 */
module.exports = function nodeRedSettings({ projectRoot, settings, secretVariables, storage, logHandler, adminGuard, nodeMiddleware, dashboard }) {
  const sandbox = settings.mode === 'sandbox';
  const title = sandbox ? 'bitbylaw hub · Sandbox' : 'bitbylaw hub';
  return {
    // ── Where things are ─────────────────────────────────────────────────────────────────────────────────────────────
    /** The editor, behind a login (EDITOR_USERS); `http in` nodes answer from the root. */
    httpAdminRoot: '/editor',
    httpNodeRoot: '/',
    /** Node-RED's own state. Flows are in `flows/`, one file per tab, and written by the storage module. */
    userDir: `${settings.varDir}/node-red`,
    storageModule: storage,
    /** This package itself: its nodes, examples and locales, without an installation step. */
    nodesDir: [projectRoot],

    // ── Who may do what ──────────────────────────────────────────────────────────────────────────────────────────────
    /** Encrypts what somebody types into password fields. Changing it makes those passwords unreadable. */
    credentialSecret: settings.editor.credentialSecret,
    adminAuth: settings.editor.users.length === 0 ? undefined : {
      type: 'credentials',
      sessionExpiryTime: 12 * 60 * 60,
      users: settings.editor.users.map(({ name, bcryptHash, role }) => ({ username: name, password: bcryptHash, permissions: role === 'full' ? '*' : 'read' })),
    },
    httpAdminMiddleware: adminGuard,
    httpNodeMiddleware: nodeMiddleware,
    /** The staff page at /dashboard: the editor's users, read-only ones included. */
    dashboard,
    /** Nobody may read these with ${NAME} in a node or env.get() in a Function node; the hub's own nodes get them another way. */
    envVarExcludes: [
      ...secretVariables,
      // No secrets: what these are is for the hub's settings to say, also where the environment leaves them to their default.
      'SYNC_CRON', 'CALENDAR_CRON', 'CALENDAR_POLL_SECONDS',
    ],
    /** These would give a flow the machine itself: its files, and with them every secret. */
    nodesExcludes: ['90-exec.js', '10-file.js', '23-watch.js'],
    /** What runs is what package-lock.json says: nothing is installed from the editor. */
    functionExternalModules: false,
    externalModules: { autoInstall: false, palette: { allowInstall: false, allowUpdate: false, allowUpload: false }, modules: { allowInstall: false } },

    // ── How it runs ──────────────────────────────────────────────────────────────────────────────────────────────────
    lang: 'de',
    /** JSON lines with secrets and people masked. */
    logging: { hub: { level: settings.logLevel, metrics: false, audit: true, handler: () => logHandler } },
    contextStorage: { default: { module: 'memory' } },
    /** Nodes that collect messages (join, batch, sort) give up beyond this instead of filling the memory. */
    nodeMessageBufferMaxLength: 1000,
    /** A Function node that does not come back would stop every flow; in seconds. */
    globalFunctionTimeout: 10,
    debugMaxLength: 1000,
    apiMaxLength: '5mb',
    /** No ETag: hashing every answer to a webhook helps nobody. */
    httpServerOptions: { 'x-powered-by': false, etag: false },
    /** Flows can be stopped and started in the Deploy menu. */
    runtimeState: { enabled: true, ui: true },
    diagnostics: { enabled: true, ui: false },
    telemetry: { enabled: false, updateNotification: false },

    // ── How the editor looks ─────────────────────────────────────────────────────────────────────────────────────────
    editorTheme: {
      page: { title },
      header: { title },
      tours: false,
      projects: { enabled: false },
      palette: { categories: { order: ['bitbylaw', 'common', 'function', 'network', 'sequence', 'parser', 'storage'] } },
      codeEditor: { lib: 'monaco' },
    },
  };
};
