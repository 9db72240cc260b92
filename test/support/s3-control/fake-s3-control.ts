import { Agent, createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JobDescriptor } from '@aws-sdk/client-s3-control';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { BadRequest, CreateJobRequest } from './create-job-request';
import { parseXml, writeXml } from './xml';

const PAGE = 2;
const BEGINNING = Date.parse('2026-11-28T12:00:00Z');
const JOBS = /^\/v20180820\/jobs(?:\/([A-Za-z0-9-]{5,36}))?$/;

/** A job as the fake keeps it, and what created it. */
export interface FakeJob {
  readonly body: string;
  readonly request: CreateJobRequest;
  descriptor: JobDescriptor;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * The batch jobs of S3 Control, on a free port of this machine: what S3 refuses is refused here, and a job does what a
 * test says.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html
 */
export class FakeS3Control {
  public static async start(): Promise<FakeS3Control> {
    const fake = new FakeS3Control();
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  public readonly jobs: FakeJob[] = [];
  /** Method and path of each request. */
  public readonly requests: string[] = [];
  /** How many of the next requests are throttled. */
  public throttled = 0;
  /** What its clock says. */
  public now = BEGINNING;
  /** Whether a job can be described; S3 takes a moment. */
  public consistent = true;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, body } = this.answer(request, Buffer.concat(chunks).toString());
        response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
      });
    });
  }

  public async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A client of it, which finds every host here: S3 Control has the account in the host. */
  public client(maxAttempts = 1): S3ControlClient {
    const { port } = this.server.address() as AddressInfo;
    const httpAgent = new Agent({
      lookup: (_host, options, done) =>
        (options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
    });
    return new S3ControlClient({
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'none' },
      endpoint: `http://localhost:${port}`,
      requestHandler: { httpAgent },
      maxAttempts,
    });
  }

  /** Lets a job go on. */
  public advance(job: FakeJob, change: Partial<JobDescriptor>): void {
    job.descriptor = { ...job.descriptor, ...change };
  }

  private answer({ method, url, headers }: IncomingMessage, body: string): Answer {
    const { pathname, searchParams } = new URL(url!, 'http://localhost');
    this.requests.push(`${method} ${pathname}`);
    const [path, id] = JOBS.exec(pathname) ?? [];
    if (this.throttled > 0) {
      this.throttled -= 1;
      return refuse(400, 'TooManyRequestsException', 'Please reduce your request rate.');
    }
    if (path === undefined || !/^\d{12}$/.test(String(headers['x-amz-account-id']))) {
      return refuse(400, 'BadRequestException', 'Request invalid: account or path');
    }
    if (method === 'POST' && id === undefined) {
      return this.create(body);
    }
    return id === undefined ? this.list(Number(searchParams.get('nextToken') ?? 0)) : this.describe(id);
  }

  private create(body: string): Answer {
    try {
      const request = new CreateJobRequest(parseXml(body));
      const token = request.text('ClientRequestToken');
      const same = this.jobs.find((job) => job.request.text('ClientRequestToken') === token);
      if (same && same.body !== body) {
        return refuse(400, 'IdempotencyException', 'The token belongs to another request.');
      }
      const { descriptor: { JobId } } = same ?? this.add(request, body);
      return { status: 200, body: writeXml('CreateJobResult', { JobId }) };
    } catch (error) {
      if (error instanceof BadRequest) {
        return refuse(400, 'BadRequestException', error.message);
      }
      throw error;
    }
  }

  private add(request: CreateJobRequest, body: string): FakeJob {
    const JobId = `00000000-0000-4000-8000-${String(this.jobs.length + 1).padStart(12, '0')}`;
    const job: FakeJob = {
      body,
      request,
      descriptor: {
        JobId,
        CreationTime: new Date(this.now),
        Description: request.text('Description'),
        Status: request.text('ConfirmationRequired') === 'false' ? 'New' : 'Suspended',
        Report: {
          Enabled: true,
          Bucket: String(request.report.Bucket[0]),
          Prefix: String(request.report.Prefix[0]),
        },
      },
    };
    this.jobs.push(job);
    return job;
  }

  private list(start: number): Answer {
    const next = start + PAGE;
    return {
      status: 200,
      body: writeXml('ListJobsResult', {
        Jobs: this.jobs.slice(start, next)
          .map(({ descriptor: { JobId, Description, Status, CreationTime } }) =>
            ({ JobId, Description, Status, CreationTime })),
        NextToken: next < this.jobs.length ? String(next) : undefined,
      }),
    };
  }

  private describe(id: string): Answer {
    const job = this.jobs.find(({ descriptor: { JobId } }) => JobId === id);
    return job && this.consistent
      ? { status: 200, body: writeXml('DescribeJobResult', { Job: job.descriptor }) }
      : refuse(404, 'NoSuchJobException', 'No such job');
  }
}

function refuse(status: number, Code: string, Message: string): Answer {
  return { status, body: writeXml('ErrorResponse', { Error: { Type: 'Sender', Code, Message }, RequestId: 'fake' }) };
}
