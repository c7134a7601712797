/** The verbs of requests for API resources, as they are usually listed. */
export const objectVerbs = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
] as const;

/** Every verb that a resource request can have (requestinfo.go): "" for unknown methods, proxy for old /proxy/ paths. */
export const resourceVerbs = [...objectVerbs, 'proxy', ''] as const;
