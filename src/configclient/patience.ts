import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

/** Seconds that a connection may take to come about. */
const CONNECTING = 10;
/** Seconds for one request in all: a server that sends a byte now and then is no use. */
const LONGEST = 1_800;

/** Ends a request that takes too long, and knows how far it came. */
export class Patience {
  /** Resolves once there is a connection. */
  readonly connected: Promise<void>;
  /** Whether the connection came about, so that something may have been sent. */
  isConnected = false;
  /** Seconds after which the request was ended; null where it was not. */
  spent: number | null = null;
  readonly #all: NodeJS.Timeout;
  #silence: NodeJS.Timeout;

  /** `timeout` in seconds without a byte. */
  constructor(message: ClientRequest, secure: boolean, timeout: number) {
    const start = (seconds: number): NodeJS.Timeout =>
      setTimeout(() => {
        this.spent = seconds;
        message.destroy(new Error("out of time"));
      }, seconds * 1000);
    this.#all = start(LONGEST);
    this.#silence = start(Math.min(CONNECTING, timeout));
    this.connected = new Promise((resolve) => {
      message.once("socket", (socket: Socket) => {
        socket.once(secure ? "secureConnect" : "connect", () => {
          this.isConnected = true;
          clearTimeout(this.#silence);
          if (this.spent === null) this.#silence = start(timeout);
          resolve();
        });
      });
    });
  }

  /** Something was sent or received. */
  renew(): void {
    this.#silence.refresh();
  }

  end(): void {
    clearTimeout(this.#all);
    clearTimeout(this.#silence);
  }
}
