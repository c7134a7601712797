/** The capacity of the largest QR code, in bytes. An address has one byte for each character. */
export const mostBytes = 2953;

/** Longer addresses make codes of so many dots that phones often fail to read them from a beamer. */
export const longestLegible = 1200;

/** Whether an address fits into a QR code. */
export const fitsQrCode = (address: string) => address.length <= mostBytes;
