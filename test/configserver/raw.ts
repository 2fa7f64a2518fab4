import { connect, type Socket } from "node:net";

/** A bare connection to a server, for what no HTTP library would send. */
export class RawConnection {
  readonly socket: Socket;
  received = "";
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding("latin1").on("data", (text) => {
      this.received += text;
    });
    socket.on("error", () => {});
    this.closed = new Promise((done) => socket.once("close", () => done()));
  }

  static async open(url: string): Promise<RawConnection> {
    const { port } = new URL(url);
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
    return new RawConnection(socket);
  }

  send(text: string | Uint8Array): void {
    this.socket.write(text);
  }

  /** Waits until something was received that fits. */
  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.received)) {
      await new Promise<void>((done, fail) => {
        const ended = (): void => fail(new Error(`closed after ${JSON.stringify(this.received)}`));
        if (this.socket.closed) return ended();
        this.socket.once("close", ended).once("data", () => {
          this.socket.off("close", ended);
          done();
        });
      });
    }
    return this.received;
  }

  /** Sends all at once and gives what came until the server closed the connection. */
  static async exchange(url: string, text: string | Uint8Array): Promise<string> {
    const connection = await RawConnection.open(url);
    connection.send(text);
    await connection.closed;
    return connection.received;
  }
}
