import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findServerPython } from './install';

const START_SECONDS = 20;
const POLL_MS = 50;
const KEPT_OUTPUT = 4_000;

/** How the server is started. */
export interface MinistackOptions {
  /** Whether policies are evaluated. Otherwise everybody may do everything. */
  readonly authorization?: boolean;
}

/** What a client of the SDK is made with. */
export interface ServerClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: ServerCredentials;
  readonly maxAttempts: number;
}

/** Credentials that the server made, or those of an account. */
export interface ServerCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * A server of the APIs of AWS on a free port of the loopback interface, which `npm run test:server` installs.
 *
 * It copies at once, never calls KMS, gives replicas the key of the source and another version id, follows the first
 * matching rule alone, and does not evaluate the role of a replication: a server for code that calls the SDK, and no
 * judge of permissions of S3.
 *
 * @see https://pypi.org/project/ministack/1.5.33/
 */
export class Ministack {
  public static async start({ authorization = false }: MinistackOptions = {}): Promise<Ministack> {
    const python = findServerPython();
    if (!existsSync(python)) {
      throw new Error('the server is not installed: npm run test:server installs it');
    }
    const server = new Ministack(python, await findFreePort(), authorization);
    await server.untilHealthy();
    return server;
  }

  /** Where it listens. */
  public readonly endpoint: string;

  private readonly folder = mkdtempSync(join(tmpdir(), 'ministack-'));
  private readonly child: ChildProcess;
  private output = '';
  private readonly kill: () => void;

  private constructor(python: string, port: number, authorization: boolean) {
    this.endpoint = `http://127.0.0.1:${port}`;
    this.child = spawn(python, ['-m', 'ministack'], {
      // nothing of the caller's: no credentials, no settings, no container runtime
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        TMPDIR: this.folder,
        DOCKER_HOST: `unix://${join(this.folder, 'none')}`,
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        AUTH: String(authorization),
        LOG_LEVEL: 'WARNING',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => { this.output = `${this.output}${chunk}`.slice(-KEPT_OUTPUT); };
    this.child.stdout!.on('data', keep);
    this.child.stderr!.on('data', keep);
    // a run that is interrupted leaves no server behind
    this.kill = () => this.child.kill('SIGKILL');
    process.once('exit', this.kill);
  }

  /** For a client of the SDK in a Region; without credentials as the root user of an account. */
  public clientConfig(region: string, credentials: string | ServerCredentials = '111111111111'): ServerClientConfig {
    return {
      region,
      endpoint: this.endpoint,
      credentials: typeof credentials === 'string' ? { accessKeyId: credentials, secretAccessKey: 'test' } : credentials,
      maxAttempts: 1,
    };
  }

  /** Ends it and removes what it wrote. */
  public async stop(): Promise<void> {
    process.removeListener('exit', this.kill);
    if (this.isRunning()) {
      const exited = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGKILL');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilHealthy(): Promise<void> {
    const deadline = Date.now() + START_SECONDS * 1_000;
    while (!await this.isHealthy()) {
      if (!this.isRunning() || Date.now() > deadline) {
        await this.stop();
        throw new Error(`the server does not start: ${this.output}`);
      }
      await sleep(POLL_MS);
    }
  }

  private async isHealthy(): Promise<boolean> {
    return fetch(`${this.endpoint}/_ministack/health`).then(({ ok }) => ok, () => false);
  }

  private isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
