/** What all jobs of a process share: the network, and the turn at the model. */
import type { HttpFetcher } from '../../adapters/http/fetcher.ts';
import type { Settings } from '../../config/settings.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { FetchResponse, Fetcher, Llm, PageReader } from '../../ports.ts';
import type { Io } from '../terminal/io.ts';
import { openPageReader } from './page-reader/page-reader.ts';
import type { Shared } from './shared.ts';

export interface Services {
  /** What this process has in common with the workers of a queue; absent: it is alone. */
  readonly shared: Shared | undefined;
  /** Opened when it is first asked for. */
  readonly network: () => Promise<Fetcher>;
  readonly pageReader: PageReader;
  /** Requests of jobs that are under way, by what they ask. */
  readonly underWay: Map<string, Promise<FetchResponse>>;
  /** The same model; its answers come one at a time, whichever job asks. */
  readonly inTurn: (llm: Llm) => Llm;
  /** Lets go of open connections. */
  readonly close: () => Promise<void>;
}

export function openServices(settings: Settings, io: Io, shared?: Shared): Services {
  let opened: Promise<HttpFetcher> | undefined;
  let joinedFetcher: Promise<Fetcher> | undefined;
  const turn = oneAtATime();
  const pageReader = openPageReader();
  return {
    shared,
    network: () => {
      joinedFetcher ??= import('./network.ts').then(async ({ joined, openNetwork }) => {
        opened = openNetwork(settings, io, shared);
        return joined(await opened);
      });
      return joinedFetcher;
    },
    pageReader,
    underWay: new Map(),
    inTurn: (llm) =>
      // Without a model nothing waits.
      llm.info.engine === 'extractive'
        ? llm
        : { ...llm, ask: (request, ahead) => turn(() => llm.ask(request, ahead)) },
    close: async () => {
      await pageReader.close();
      await (await opened)?.close();
    },
  };
}
