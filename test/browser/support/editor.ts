import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import RED from 'node-red';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { adminGuard } from '../../../src/app/http/admin-guard.js';

const root = path.resolve(__dirname, '../../..');
/** What headless Chromium needs to run as root and to leave the network alone. */
export const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export interface RunningEditor {
  /** The editor in a browser of the language, with an empty profile. */
  open(locale: string): Promise<{ readonly page: Page; readonly pageErrors: readonly string[]; close(): Promise<void> }>;
  stop(): Promise<void>;
}

/** Node-RED in this process, with this package and a flow; Node-RED allows one a process. */
export async function startEditor(flow: readonly object[]): Promise<RunningEditor> {
  const userDir = mkdtempSync(path.join(os.tmpdir(), 'hub-editor-'));
  writeFileSync(path.join(userDir, 'package.json'), '{"name":"test","version":"1.0.0"}');
  writeFileSync(path.join(userDir, 'flows.json'), JSON.stringify(flow));
  const app = express();
  const server = createServer(app);
  RED.init(server, {
    userDir, nodesDir: [root], flowFile: path.join(userDir, 'flows.json'), readOnly: true, httpAdminRoot: '/', httpNodeRoot: '/api',
    uiPort: 0, uiHost: '127.0.0.1', adminAuth: undefined, logging: { console: { level: 'off', metrics: false, audit: false } },
    httpAdminMiddleware: adminGuard({ hasLogin: false }), externalModules: { palette: { allowInstall: false } },
    editorTheme: { tours: false, projects: { enabled: false } }, telemetry: { enabled: false },
  } as never);
  app.use('/', RED.httpAdmin as never);
  app.use('/api', RED.httpNode as never);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const started = once(RED.events, 'flows:started');
  await RED.start();
  await started;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    open: (locale) => openPage(url, locale),
    async stop() {
      await RED.stop();
      server.closeAllConnections();
      server.close();
      rmSync(userDir, { recursive: true });
    },
  };
}

async function openPage(url: string, locale: string): Promise<{ page: Page; pageErrors: string[]; close(): Promise<void> }> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'hub-chromium-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', args: flags, headless: true, locale, viewport: { width: 1_400, height: 1_000 },
  });
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    return { ...await editorIn(context, url), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The editor, loaded with its flow. */
async function editorIn(context: BrowserContext, url: string): Promise<{ page: Page; pageErrors: string[] }> {
  const page = context.pages()[0] ?? await context.newPage();
  page.setDefaultTimeout(8_000);
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => { pageErrors.push(error.message); });
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) pageErrors.push(message.text()); });
  await page.goto(url);
  await page.waitForFunction('window.RED && RED.nodes && RED.nodes.node && RED.nodes.node("test-webhook-verify") && !document.querySelector("#red-ui-loading-progress:not([style*=none])")', undefined, { timeout: 30_000 });
  return { page, pageErrors };
}
