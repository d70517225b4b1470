/** The package types its converters only; a dictionary is one string, `key value|key value|…`. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
