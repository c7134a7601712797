/** Placeholder while the pictures are drawn. */
export const LevelLayers = () => null;
