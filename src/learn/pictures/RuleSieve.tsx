/** Placeholder while the pictures are drawn. */
export const RuleSieve = () => null;
