/** Real HTTP servers on loopback for tests; declaring one is what lets a test connect to it. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const declared = new Set<number>();

/** Lets the current test file connect to a loopback port that it did not start through `serve`. */
export function declareLoopback(port: number): void {
  declared.add(port);
}

export function isDeclared(host: string, port: number): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host) && declared.has(port);
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly origin: string;
  readonly port: number;
  /** `METHOD /path` of each request, in order of arrival. */
  readonly requests: string[];
}

/** Serves until the running test ends. */
export async function serve(handler: http.RequestListener): Promise<LoopbackServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    handler(request, response);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  declared.add(port);
  onTestFinished(async () => {
    declared.delete(port);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { origin: `http://127.0.0.1:${port}`, port, requests };
}

/** A declared port that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  declared.add(port);
  return port;
}
