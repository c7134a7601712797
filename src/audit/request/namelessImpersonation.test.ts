import { describe, expect, it } from 'vitest';
import { namelessImpersonation } from './namelessImpersonation';

const user = { username: '', uid: 'u', groups: ['x', 'y"z'], extra: { 'a/b': ['1', '2'] } };

describe('namelessImpersonation', () => {
  it.each([
    [
      '1.36',
      user,
      'requested &user.DefaultInfo{Name:"", UID:"u", Groups:[]string{"x", "y\\"z"}, ' +
        'Extra:map[string][]string{"a/b":[]string{"1", "2"}}} without impersonating a user name',
    ],
    [
      '1.36',
      { username: '', uid: 'u' },
      'requested &user.DefaultInfo{Name:"", UID:"u", Groups:[]string(nil), ' +
        'Extra:map[string][]string(nil)} without impersonating a user name',
    ],
    [
      '1.35',
      user,
      'requested [{Group  x    } {Group  y"z    } {UserExtra  1  authentication.k8s.io/v1  a/b} ' +
        '{UserExtra  2  authentication.k8s.io/v1  a/b} {UID  u  authentication.k8s.io/v1  }] ' +
        'without impersonating a user',
    ],
  ] as const)('%s', (kubernetes, { ...headers }, message) => {
    const wanted = structuredClone(headers) as typeof user;
    expect(namelessImpersonation(wanted, kubernetes)).toMatchObject({
      code: 400,
      refused: { message, reason: 'BadRequest', code: 400 },
    });
  });

  it('is a plain 500 up to 1.34, and undefined without headers', () => {
    expect(namelessImpersonation(user, '1.34')).toEqual({ refused: undefined, code: 500 });
    expect(namelessImpersonation({ username: '' }, '1.36')).toBeUndefined();
  });
});
