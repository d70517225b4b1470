/** Stage results, pages and model answers in a Redis that all workers share, by Keyv. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { faultCodeOf } from '../../errors.ts';
import type { Store } from '../../ports.ts';
import { asQueueError, patience, type RedisServer } from './connection.ts';
import type { QueuePackages } from './packages.ts';

/** What a day's runs ask each other for is of use for days; what has to last longer is a run's record. */
const keptMs = 7 * 86_400_000;
/** A connection that breaks fails what was under way; it is asked for again as long as the server is waited for. */
const againMs = 500;

/** `close` lets go of its connection. */
export interface SharedStore extends Store {
  readonly close: () => Promise<void>;
}

/** Rejects as `asQueueError` says. */
export async function openKeyvStore(
  { keyvRedis }: Pick<QueuePackages, 'keyvRedis'>,
  server: Pick<RedisServer, 'url' | 'name' | 'lost' | 'untilLost'>,
): Promise<SharedStore> {
  const { url, lost } = server;
  const client = keyvRedis.createClient({
    url,
    socket: {
      connectTimeout: patience.firstMs,
      reconnectStrategy: () => (lost() === undefined ? againMs : false),
    },
  });
  // Each command says what befell it; without a listener the first error would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const keyv = keyvRedis.createKeyv(client, {
    namespace: 'digest:objects',
    throwOnErrors: true,
    throwOnConnectError: true,
  });
  keyv.on('error', () => undefined);
  // JSON of Chinese text takes a third of its room when packed, and room is memory here.
  keyv.serialize = async (data) => (await promisify(gzip)(JSON.stringify(data))).toString('base64');
  keyv.deserialize = async (text) => {
    const unpacked = await promisify(gunzip)(Buffer.from(text, 'base64')).catch(() => undefined);
    // A damaged object counts as absent.
    return unpacked === undefined ? undefined : JSON.parse(unpacked.toString('utf8'));
  };
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await Promise.race([work(), server.untilLost]);
      } catch (error) {
        if (!isBroken(error) || lost() !== undefined) throw asQueueError(error, server);
        await new Promise((done) => setTimeout(done, againMs));
      }
    }
  };
  return {
    get: (key) => patiently(() => keyv.get<unknown>(key)),
    put: async (key, value) => {
      await patiently(() => keyv.set(key, value, keptMs));
    },
    close: async () => {
      client.destroy();
      await Promise.resolve();
    },
  };
}

/**
 * Of the connection, not of the command; or of a server that has just started and reads its data in, which this client,
 * unlike that of the queue, does not wait for. The client's own errors differ by their classes.
 */
function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = faultCodeOf(error);
  return (
    error.message.startsWith('LOADING') ||
    /Socket|Disconnect|Client(?:Offline|Closed)|Reconnect|Timeout/.test(error.constructor.name) ||
    /^E(?:CONNRESET|CONNREFUSED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH)$/.test(code ?? '')
  );
}
