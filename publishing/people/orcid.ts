/** Whether an ORCID is written as 0000-0002-1825-0097 and its last sign checks (ISO 7064, MOD 11-2). */
export function isOrcid(text: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
  const signs = [...text.replaceAll('-', '')];
  const total = signs.slice(0, 15).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return signs[15] === (check === 10 ? 'X' : String(check));
}
