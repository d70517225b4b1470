const digits = '零一二三四五六七八九';

/** 1 to 99 in Chinese numerals; beyond that in digits. */
export function numeral(n: number): string {
  if (n < 1 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const ones = digits[n % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${n % 10 === 0 ? '' : ones}`;
}
