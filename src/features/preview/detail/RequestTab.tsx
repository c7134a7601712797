import { requestInfo } from '../../../audit/request/requestInfo';
import type { UserInfo } from '../../../audit/types';
import type { SampleRequest } from '../../../catalog/types';
import { OwnActions } from '../own/OwnActions';
import { Folded } from './Folded';
import { Json } from './Json';
import styles from './RequestTab.module.css';

type Fact = [name: string, value: string];

/** What is sent, who sends it, and the attributes that the API server derives. */
export function RequestTab({ request }: { request: SampleRequest }) {
  return (
    <div className={styles.request}>
      <div className={styles.top}>
        <p className={styles.title}>{request.title}</p>
        <OwnActions request={request} />
      </div>
      <Facts title="Request attributes" facts={derived(request)} />
      <Facts title="What is sent" facts={sent(request)} />
      <Body name="Request body" body={request.requestBody} />
      <Body name="Response body" body={request.response.body} />
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
    ['long-running', info.longRunning ? 'yes: stage ResponseStarted once headers are sent' : 'no'],
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
    ['command or source', command],
    ['request', `${method} ${url}`],
    ['request body', requestBody === undefined ? 'none recorded' : sizeOf(requestBody)],
    ['response', `${response.code}${response.panic ? ' (the handler panics)' : ''}`],
    ['response body', response.body === undefined ? 'none recorded' : sizeOf(response.body)],
    ['user agent', userAgent],
    ['source IPs', sourceIPs.join(', ')],
  ];
}

const sizeOf = (body: unknown) => `${JSON.stringify(body).length} characters of JSON`;

function who({ user, impersonate }: SampleRequest): Fact[] {
  if (!user) return [['user', 'none (authentication failed)']];
  return [
    ...userFacts(user),
    ...(impersonate
      ? [['impersonates', `${impersonate.username} (rules match the original user)`] satisfies Fact]
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
