/** Commands whose translation differs from what kubectl sent, with the reason. A test holds the list exact. */
export const differences: Record<string, string> = {};
