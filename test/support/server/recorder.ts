import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a server and records what it is asked: the method and path of S3, the operation of other services. */
export class Recorder {
  public static async before(endpoint: string): Promise<Recorder> {
    const recorder = new Recorder(endpoint);
    await new Promise<void>((resolve) => recorder.server.listen(0, '127.0.0.1', resolve));
    return recorder;
  }

  public readonly requests: string[] = [];
  private readonly server: Server;

  private constructor(private readonly target: string) {
    this.server = createServer((incoming, outgoing) => void this.pass(incoming, outgoing));
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const target = incoming.headers['x-amz-target'];
    const action = /(?:^|&)Action=(\w+)/.exec(body.toString())?.[1];
    const smithy = /\/operation\/(\w+)/.exec(incoming.url!)?.[1];
    this.requests.push(String(target ?? action ?? smithy ?? `${incoming.method} ${incoming.url}`));
    const { hostname, port } = new URL(this.target);
    const { method, url: path, headers } = incoming;
    const passed = forward({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    passed.end(body);
  }
}
