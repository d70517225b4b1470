/** Links that the user names: no request finds them, and nothing is known of them but where they lead. */
import { z } from 'zod';
import { asSource, type Source } from '../source.ts';
import { httpAddress } from '../spec-fields.ts';

/** The source `urls`. */
export const urls: Source = asSource({
  kind: 'urls',
  spec: z.strictObject({ kind: z.literal('urls'), urls: z.array(httpAddress).min(1) }),
  can: { window: 'none', scripts: [], terms: 'each site’s own' },
  plan: () => [],
  parse: () => ({ findings: [], odd: [] }),
  given: (spec) => spec.urls.map((url) => ({ url, title: '' })),
});
