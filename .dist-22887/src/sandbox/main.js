"use strict";
var import_sandbox = require("./sandbox.js");
const WEBHOOK_INTERVAL_MS = 1e3;
const WEBHOOK_RETRY_MS = 5e3;
async function main() {
  const sandbox = await (0, import_sandbox.startSandbox)({
    data: process.env["SANDBOX_DATA"] === "empty" ? "empty" : "firm",
    stateDir: process.env["SANDBOX_STATE_DIR"] === "" ? void 0 : process.env["SANDBOX_STATE_DIR"],
    ports: { advoware: number("SANDBOX_ADVOWARE_PORT", 0), espocrm: number("SANDBOX_ESPOCRM_PORT", 0), google: number("SANDBOX_GOOGLE_PORT", 0) },
    webhookIntervalMs: number("SANDBOX_WEBHOOK_INTERVAL_MS", WEBHOOK_INTERVAL_MS),
    webhookRetryMs: number("SANDBOX_WEBHOOK_RETRY_MS", WEBHOOK_RETRY_MS)
  });
  endWithParent(sandbox);
  process.stdout.write(`${JSON.stringify(sandbox.connection)}
`);
}
function endWithParent(sandbox) {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    sandbox.close().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`sandbox: ${String(error)}
`);
        process.exit(1);
      }
    );
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.once("disconnect", end);
  if (process.send !== void 0 && !process.connected) end();
}
function number(name, fallback) {
  const text = process.env[name] ?? "";
  const value = text === "" ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}".`);
  return value;
}
main().catch((error) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}
`);
  process.exitCode = 1;
});
//# sourceMappingURL=main.js.map
