// Codes as people read them aloud: two groups. Pure.

/** "K7F4Q2" → "K7F 4Q2"; odd lengths keep the longer half first. */
export function groupedCode(code: string): string {
  if (code.length < 6) return code;
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** "http://192.168.1.23:8080/" → "192.168.1.23:8080": what somebody types. */
export function typedAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/+$/, '');
}
