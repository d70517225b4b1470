/** Setup of every test file: property tests draw the same values every time; a connection to a server that the test did not declare throws, and fails the test even when the code under test swallows the error. */
import net from 'node:net';
import fc from 'fast-check';
import { afterEach } from 'vitest';
import { isDeclared } from './network.ts';

// Chance would make a green suite red some day; FAST_CHECK_SEED looks for new cases on purpose.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_260_126) });

const undeclared: string[] = [];
// Kept and put in its place on the prototype: every client in this process (undici, node:http, tls) ends here.
// eslint-disable-next-line typescript/unbound-method
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]): net.Socket {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  const target =
    typeof first === 'object' && first !== null
      ? (first as { host?: string; port?: number; path?: string })
      : { port: Number(first), host: typeof args[1] === 'string' ? args[1] : 'localhost' };
  if (target.path === undefined && !isDeclared(target.host ?? 'localhost', Number(target.port))) {
    const where = `${target.host ?? 'localhost'}:${String(target.port)}`;
    undeclared.push(where);
    throw new Error(`undeclared network request in a test: ${where}`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
};

afterEach(() => {
  const seen = undeclared.splice(0);
  if (seen.length > 0) throw new Error(`undeclared network requests: ${seen.join(', ')}`);
});
