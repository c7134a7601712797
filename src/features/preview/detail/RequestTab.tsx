import { requestInfo } from '../../../audit/request/requestInfo';
import type { UserInfo } from '../../../audit/types';
import type { SampleRequest } from '../../../catalog/types';
import { Folded } from './Folded';
import { Json } from './Json';
import styles from './RequestTab.module.css';

type Fact = [name: string, value: string];

/** What is sent, who sends it, and what the API server derives from it. */
export function RequestTab({ request }: { request: SampleRequest }) {
  return (
    <div className={styles.request}>
      <p className={styles.title}>{request.title}</p>
      <Facts title="What the API server derives" facts={derived(request)} />
      <Facts title="What is sent" facts={sent(request)} />
      <Body name="Body as sent" body={request.requestBody} />
      <Body name="Answer body" body={request.response.body} />
      <Facts title="Who sends it" facts={who(request)} />
    </div>
  );
}

function Facts({ title, facts }: { title: string; facts: Fact[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? <span className={styles.empty}>"" (empty)</span> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Body({ name, body }: { name: string; body: unknown }) {
  if (body === undefined) return null;
  return (
    <Folded title={name}>
      <Json name={`${name}, as JSON`} text={JSON.stringify(body, null, 2)} />
    </Folded>
  );
}

function derived({ method, url }: SampleRequest): Fact[] {
  const info = requestInfo(method, url);
  const common: Fact[] = [['verb', info.verb]];
  const rest: Fact[] = info.isResourceRequest
    ? [
        ['API group', info.apiGroup === '' ? '"" (core)' : info.apiGroup],
        ['API version', info.apiVersion],
        ['resource', info.resource],
        ...(info.subresource === '' ? [] : [['subresource', info.subresource] satisfies Fact]),
        [
          'namespace',
          info.namespace === '' ? '"" (cluster-scoped, or all namespaces)' : info.namespace,
        ],
        ['name', info.name],
      ]
    : [['non-resource URL', info.path]];
  return [
    ...common,
    ...rest,
    ['long-running', info.longRunning ? 'yes, so ResponseStarted happens' : 'no'],
  ];
}

function sent({
  method,
  url,
  userAgent,
  sourceIPs,
  response,
  requestBody,
  command,
}: SampleRequest): Fact[] {
  return [
    ['command or cause', command],
    ['request', `${method} ${url}`],
    ['body', requestBody === undefined ? 'none that is recorded' : sizeOf(requestBody)],
    ['answer', `${response.code}${response.panic ? ' (the handler panics)' : ''}`],
    ['answer body', response.body === undefined ? 'none that is recorded' : sizeOf(response.body)],
    ['user agent', userAgent],
    ['source IPs', sourceIPs.join(', ')],
  ];
}

const sizeOf = (body: unknown) => `${JSON.stringify(body).length} characters of JSON`;

function who({ user, impersonate }: SampleRequest): Fact[] {
  if (!user) return [['user', 'nobody: authentication fails, so the policy sees no user']];
  return [
    ...userFacts(user),
    ...(impersonate
      ? [
          [
            'impersonates',
            `${impersonate.username} (the policy sees the real caller)`,
          ] satisfies Fact,
        ]
      : []),
  ];
}

function userFacts({ username, groups = [], uid, extra = {} }: UserInfo): Fact[] {
  return [
    ['user', username],
    ['groups', groups.join(', ') || 'none'],
    ...(uid === undefined ? [] : [['uid', uid] satisfies Fact]),
    ...Object.entries(extra).map(([key, values]): Fact => [key, values.join(', ')]),
  ];
}
