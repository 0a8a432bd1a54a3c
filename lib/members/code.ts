/** Crockford's base32: no I, L, O or U, so that what is read aloud or copied by hand cannot be mistaken. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** Eight characters of the first 40 bits. */
export function codeFromBytes(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = "";
  for (let shift = 35n; shift >= 0n; shift -= 5n) code += ALPHABET[Number((bits >> shift) & 31n)];
  return code;
}

/** "ABCD-EFGH": as people see it. */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * What somebody typed, as the code it means: case, spaces and dashes of any kind do not matter, nor do full-width
 * characters, O for 0, or I and L for 1.
 * @returns undefined for what cannot be a code
 */
export function normaliseCode(typed: string): string | undefined {
  const code = typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return code.length === LENGTH && [...code].every((each) => ALPHABET.includes(each)) ? code : undefined;
}
