/**
 * Returns whether a version of Node is in a range of package.json's `engines`, e.g. "^20.19 || >=22.12".
 * @param {string} version e.g. "20.20.2"
 * @param {string} range versions with ^ or >= in front, separated by ||
 */
export function isInRange(version, range) {
  return alternatives(range).some(
    ({ isMajor, wanted }) =>
      isAtLeast(version, wanted) && (!isMajor || Number.parseInt(version) === wanted[0]),
  );
}

/**
 * Describes a range for people: "20.19 or a newer 20, or 22.12 or newer".
 * @param {string} range
 */
export function rangeText(range) {
  return alternatives(range)
    .map(({ isMajor, wanted }) => {
      const newer = isMajor ? `a newer ${wanted[0]}` : 'newer';
      return `${wanted.join('.')} or ${newer}`;
    })
    .join(', or ');
}

/** @param {string} range */
function alternatives(range) {
  return range.split('||').map((each) => {
    const [, sign, version = ''] = /^\s*(\^|>=)([\d.]+)\s*$/.exec(each) ?? [];
    if (sign === undefined) throw new Error(`package.json: engines.node has ${each}.`);
    return { isMajor: sign === '^', wanted: version.split('.').map(Number) };
  });
}

/**
 * @param {string} version
 * @param {number[]} wanted
 */
function isAtLeast(version, wanted) {
  const have = version.split('.').map((part) => Number.parseInt(part));
  for (const [index, part] of wanted.entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
