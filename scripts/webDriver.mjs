import { setTimeout as pause } from 'node:timers/promises';

/** The key under which WebDriver names an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const keyCodes = { Control: '\uE009', End: '\uE010', Backspace: '\uE003' };
const patienceMs = 30_000;

/**
 * A window of a browser that a WebDriver controls (https://www.w3.org/TR/webdriver2/). Elements are named by
 * XPath. Everything waits until it is possible, and throws with what was there instead after 30 s.
 * @typedef {object} Session
 * @property {(address: string) => Promise<void>} open
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(script: string, ...args: unknown[]) => Promise<any>} run the body of a function in the page
 * @property {(path: string) => Promise<void>} click
 * @property {(path: string, text: string | RegExp) => Promise<void>} reads waits until an element holds a text
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {(...keys: (keyof typeof keyCodes)[]) => Promise<void>} press at the same time
 * @property {() => Promise<Buffer>} picture a PNG
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} driver the driver's address
 * @param {object} capabilities
 * @returns {Promise<Session>}
 */
export async function openSession(driver, capabilities) {
  await patiently(() => send(driver, 'GET', '/status'));
  const { sessionId } = await send(driver, 'POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  });
  /** @type {(path: string, body?: object) => Promise<any>} */
  const post = (path, body = {}) => send(driver, 'POST', `/session/${sessionId}${path}`, body);
  const find = async (/** @type {string} */ value) =>
    (await post('/element', { using: 'xpath', value }))[elementKey];
  /** @type {(pressed: string[][]) => Promise<void>} keys of which those in one list are held together */
  const press = (pressed) => {
    const actions = pressed.flatMap((keys) => [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
    return post('/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  };
  return {
    open: (url) => post('/url', { url }),
    resize: (width, height) => post('/window/rect', { width, height }),
    run: (script, ...args) => post('/execute/sync', { script, args }),
    click: (path) => patiently(async () => post(`/element/${await find(path)}/click`)),
    reads: (path, text) =>
      patiently(async () => {
        const read = await post('/execute/sync', {
          script: 'return arguments[0].textContent',
          args: [{ [elementKey]: await find(path) }],
        });
        if (read.search(text) < 0) throw new Error(`${path} reads "${read}", not ${text}`);
      }),
    type: (text) => press(Array.from(text, (key) => [key])),
    press: (...keys) => press([keys.map((key) => keyCodes[key])]),
    picture: async () =>
      Buffer.from(await send(driver, 'GET', `/session/${sessionId}/screenshot`), 'base64'),
    close: () => send(driver, 'DELETE', `/session/${sessionId}`),
  };
}

/**
 * @param {string} driver
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function send(driver, method, path, body) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(driver + path, init);
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * Tries until it succeeds.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function patiently(act) {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
  }
}
