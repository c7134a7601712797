/** The sign of each severity, beside which the word stands for screen readers. */
export const severityMarks = { error: '■', warning: '▲', notice: '●' };
