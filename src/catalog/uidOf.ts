/** Returns a UUID that is always the same for a text (FNV-1a, four rounds of eight digits). */
export function uidOf(text: string): string {
  let hash = 0x811c9dc5;
  const digits = Array.from({ length: 4 }, (_, round) => {
    for (const character of `${round}${text}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, '0');
  }).join('');
  const pieces = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/;
  return digits.replace(pieces, '$1-$2-4$3-8$4-$5');
}
