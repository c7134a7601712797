/** Placeholder while the pictures are drawn. */
export const RequestLife = () => null;
