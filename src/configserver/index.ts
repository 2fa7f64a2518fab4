export { defaultServerLimits, type ServerLimits } from "./limits.ts";
export { SCOPES, type Scope } from "./rules/token.ts";
export { type RunningServer, ServeError, type ServeOptions, startServer } from "./serve.ts";
export type { Database } from "./store/database.ts";
export { openPostgres } from "./store/postgres.ts";
export { openSqlite } from "./store/sqlite.ts";
export { StoreError } from "./store/store-error.ts";
export { createToken, listTokens, revokeToken, type TokenRequest, type TokenRow } from "./store/tokens.ts";
