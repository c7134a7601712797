import { parseArgs } from 'node:util';

const usage = 'Usage: npm start -- [--port 4173] [--no-open]';

/**
 * Reads the arguments of `npm start`.
 * @param {string[]} args
 * @returns {{ port: number | undefined, open: boolean, problem?: undefined } | { problem: string }}
 */
export function startOptions(args) {
  /** @type {{ port?: string, 'no-open'?: boolean }} */
  let given;
  try {
    given = parseArgs({
      args,
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The rest is Node's advice about positional arguments, which does not help here.
    const [reason] = message.split(/\.(?: |$)|\n/);
    return { problem: `${message.includes("'--port") ? portText : `${reason}.`}\n${usage}` };
  }
  const { port } = given;
  if (port !== undefined && !isPort(port)) return { problem: `${portText}\n${usage}` };
  return { port: port === undefined ? undefined : Number(port), open: !given['no-open'] };
}

const portText = '--port needs a number from 1 to 65535.';

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
