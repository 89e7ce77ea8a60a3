export function isFrench(locale: string): boolean {
  return locale.toLowerCase().startsWith('fr');
}
