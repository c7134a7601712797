import * as React from 'react';

/*
 * React's development build notes a stack trace for each element, which takes a quarter of the time of page tests. It stops by itself
 * after so many in a second: here, at once. Without this internal, tests only take longer.
 */
const internals = (React as unknown as Record<string, { recentlyCreatedOwnerStacks?: number }>)[
  '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'
];
if (internals && 'recentlyCreatedOwnerStacks' in internals) {
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 1e9, set: () => {} });
}
