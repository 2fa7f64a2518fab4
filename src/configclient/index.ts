export { DEFAULT_SERVER, parseAddress, type ServerAddress } from "./address.ts";
export { type ClientEvent, type ClientSettings, ConfigClient, type ExperimentId } from "./client.ts";
export { ClientError } from "./client-error.ts";
export { readHosts, readNode, reportStatus } from "./node.ts";
export { holds, type PushedParts, type PushResult, push, type SeenState } from "./push.ts";
export { type Pulled, pull } from "./records.ts";
export { remove } from "./remove.ts";
export { type ExperimentStatus, readStatus } from "./status.ts";
