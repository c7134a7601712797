import type { Server } from '../../apiServer/doctor/finding';

/** Returns what a server has that is not about auditing: its flags, and these with its image and mounts. */
export function othersOf({ configuration }: Server): {
  flags: readonly string[];
  kept: readonly string[];
} {
  const { image, mounts = [], stray } = configuration;
  const flags = [
    ...configuration.flags
      .filter(({ name }) => !name.startsWith('audit-'))
      .map(({ name, value }) => `--${name}=${value}`),
    // What belongs to no flag is reported by the doctor.
    ...stray
      .filter(({ text }) => text.startsWith('--') && !text.includes('audit'))
      .map(({ text }) => text),
  ];
  const kept = mounts.flatMap(({ name, mountPath, hostPath }) =>
    /audit/.test(name) ? [] : `${name}: ${hostPath ?? ''} → ${mountPath}`,
  );
  return { flags, kept: [...flags, ...kept, ...(image ? [image.text] : [])] };
}
