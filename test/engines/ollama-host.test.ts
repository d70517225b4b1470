import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { parseOllamaHost } from '../../src/engines/ollama-host.ts';

test.each([
  [undefined, 'http://127.0.0.1:11434'],
  ['', 'http://127.0.0.1:11434'],
  [' "10.0.0.5" ', 'http://10.0.0.5:11434'],
  [':9000', 'http://127.0.0.1:9000'],
  ['localhost', 'http://localhost:11434'],
  ['localhost:', 'http://localhost:11434'],
  ['http://localhost', 'http://localhost:80'],
  ['HTTPS://models.example', 'https://models.example:443'],
  ['https://models.example/ollama/', 'https://models.example:443/ollama'],
  ['::1', 'http://[::1]:11434'],
  ['[::1]:9000', 'http://[::1]:9000'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['0.0.0.0:9000', 'http://127.0.0.1:9000'],
  ['[::]:9000', 'http://[::1]:9000'],
  ['http://', 'http://127.0.0.1:80'],
])('%j means %s', (value, url) => {
  expect(parseOllamaHost(value)).toBe(url);
});

test.each(['ftp://host', 'host:port', 'host:99999', 'two words'])('%j is refused', (value) => {
  expect(() => parseOllamaHost(value)).toThrow(UsageError);
});
