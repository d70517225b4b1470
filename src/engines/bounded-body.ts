/** A bound on what a model server may send in one answer: a stream without an end must not fill the memory before its deadline. */

/** Bytes. A token takes about 200 in either protocol, so this holds 80,000 of them. */
const mostBytes = 16 * 1024 * 1024;

/** Passes a body on and fails with a plain Error once it is larger than any answer. */
export function bounded(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        seen += chunk.byteLength;
        if (seen > mostBytes)
          throw new Error(`the server sent more than ${mostBytes / 1024 / 1024} MB`);
        out.enqueue(chunk);
      },
    }),
  );
}
