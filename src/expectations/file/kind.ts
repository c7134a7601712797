/** The version and the kind of files of tests. */
export const apiVersion = 'auditorium/v1';
export const kind = 'AuditPolicyTest';
