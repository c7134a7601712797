/** A jq program to start from. */
export interface Starter {
  name: string;
  program: string;
  /** All lines as one array, as with --slurp. */
  isSlurped?: true;
}

/** Programs that are useful with every audit log. An audit ID leads to its request. */
export const starters: readonly Starter[] = [
  {
    name: 'One line for each event',
    program: '[.stageTimestamp, .user.username, .verb, .requestURI, .responseStatus.code]\n| @tsv',
  },
  {
    name: 'Deleted pods',
    program:
      'select((.verb | startswith("delete")) and .objectRef.resource == "pods")\n| [.stageTimestamp, .user.username, .objectRef.namespace, .objectRef.name, .auditID] | @tsv',
  },
  {
    name: 'Shells',
    program:
      'select(.objectRef.subresource | IN("exec", "attach", "portforward"))\n| [.user.username, .sourceIPs[0], .auditID, .requestURI] | @tsv',
  },
  {
    name: 'Denied',
    program:
      'select(.responseStatus.code == 401 or .responseStatus.code == 403)\n| [.stageTimestamp, .user.username // "nobody", .sourceIPs[0], .verb, .auditID, .requestURI] | @tsv',
  },
  {
    name: 'Impersonation',
    program:
      'select(.impersonatedUser)\n| [.user.username, .impersonatedUser.username, .verb, .auditID, .requestURI] | @tsv',
  },
  {
    name: 'Requests for each user',
    program:
      'map(select(.stage != "ResponseStarted"))\n| group_by(.user.username) | map([length, .[0].user.username])\n| sort | reverse[] | @tsv',
    isSlurped: true,
  },
  {
    name: 'Stages of each request',
    program:
      'group_by(.auditID)[] | select(length > 1)\n| [.[0].auditID, .[0].verb, .[0].requestURI, (map(.stage) | join(" "))] | @tsv',
    isSlurped: true,
  },
];
