import type { IncomingMessage, ServerResponse } from 'node:http';
import { asHubError } from '../../src/hub/errors/http-answer.js';
import type { JsonObject } from '../../src/hub/json.js';
import type { AssistantContext } from '../../src/sync/assistant/context.js';
import type { Tool } from '../../src/sync/assistant/tool.js';
import { callTool, tools } from '../../src/sync/assistant/tools.js';

export interface McpEndpoint {
  /** Answers one HTTP request of an MCP client; the body is read already. */
  answer(req: IncomingMessage, res: ServerResponse, body: unknown): Promise<void>;
  close(): Promise<void>;
}

/** The tools as a Model Context Protocol server over streamable HTTP, without sessions. Its library is loaded with the first request. */
export async function openMcpEndpoint(context: AssistantContext): Promise<McpEndpoint> {
  const [{ createMcpHandler, McpServer }, { toNodeHandler }] = await Promise.all([import('@modelcontextprotocol/server'), import('@modelcontextprotocol/node')]);
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: 'bitbylaw-hub', version: '1' });
    for (const tool of tools) {
      const { name, title, description, schema, effect } = tool;
      const annotations = { title, readOnlyHint: effect === 'reads', destructiveHint: false, idempotentHint: true, openWorldHint: false };
      server.registerTool(name, { title, description, inputSchema: schema, annotations }, (args: unknown) => answerOf(context, tool, args));
    }
    return server;
  });
  const respond = toNodeHandler(handler, { onerror: (error) => { context.hub.log.error('assistant.mcp_failed', {}, error); } });
  // Node's own types and the library's differ in nothing but `undefined`.
  return { answer: (req, res, body) => respond(req as Parameters<typeof respond>[0], res, body), close: () => handler.close() };
}

interface ToolResult { [name: string]: unknown; content: { type: 'text'; text: string }[]; structuredContent?: Record<string, unknown>; isError?: true }

/** A failure is an answer, too: the model is to read what went wrong. */
async function answerOf(context: AssistantContext, tool: Tool, args: unknown): Promise<ToolResult> {
  try {
    return shown(await callTool(context, tool, args));
  } catch (error) {
    const { code, message, retryable } = asHubError(error);
    context.hub.log.warn('assistant.tool_failed', { tool: tool.name, code }, error);
    return { ...shown({ error: { code, message, retryable } }), isError: true };
  }
}

const shown = (answer: JsonObject): ToolResult => ({ content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: { ...answer } });
