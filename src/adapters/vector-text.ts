/** A vector as text, for files of JSON and YAML: 32-bit floats, little-endian, in base64. */

export function vectorText(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * Float32Array.BYTES_PER_ELEMENT);
  vector.forEach((value, i) => bytes.writeFloatLE(value, i * Float32Array.BYTES_PER_ELEMENT));
  return bytes.toString('base64');
}

export function vectorIn(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return Float32Array.from(
    { length: Math.floor(bytes.length / Float32Array.BYTES_PER_ELEMENT) },
    (_, i) => bytes.readFloatLE(i * Float32Array.BYTES_PER_ELEMENT),
  );
}
