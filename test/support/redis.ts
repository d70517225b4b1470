/** A Redis of a test's own: on a free loopback port, in a temporary folder, gone after the test. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { declareLoopback } from './network.ts';

export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0;

if (!hasRedis)
  process.stderr.write('SKIPPED: no redis-server here (apt-get install redis-server)\n');

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends the server as a crash or a restart would. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
  /** @param further settings of this start alone */
  readonly start: (...further: readonly string[]) => Promise<void>;
}

/** @param more settings besides: `['--requirepass', 'secret']` */
export async function testRedis(...more: readonly string[]): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'digest-redis-'));
  const port = await freePort();
  declareLoopback(port);
  let server: ChildProcess | undefined;
  const start = async (...further: readonly string[]): Promise<void> => {
    server = spawn(
      'redis-server',
      `--port ${port} --bind 127.0.0.1 --dir ${folder} --save '' --appendonly yes --appendfsync always`
        .split(' ')
        .map((word) => (word === "''" ? '' : word))
        .concat(more, further),
      { stdio: 'ignore' },
    );
    await answering(port);
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  onTestFinished(async () => {
    await stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return { url: `redis://127.0.0.1:${port}`, port, stop, start };
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(port: number): Promise<void> {
  for (;;) {
    const answer = await new Promise<string>((done) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('error', () => {
        done('');
      });
      socket.on('data', (bytes) => {
        done(bytes.toString());
        socket.destroy();
      });
      socket.write('PING\r\n');
    });
    if (/PONG|NOAUTH/.test(answer)) return;
    await sleep(20);
  }
}
