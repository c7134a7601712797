/** What a slow rule of axe should check: a description and the element of each case. */
export type Suspects = readonly (readonly [key: string, element: Element])[];

/**
 * Runs in the page: returns what has text, one element for each look. A look is all that contrast depends on: the
 * color of the text, whether it is large, what is behind it in the tree, and on the screen if that differs.
 * @param part a selector of what is checked; the whole page if it is empty
 */
export function looks(part: string): Suspects {
  interface Paint {
    background: string;
    isOpaque: boolean;
    /** How the element changes everything in it. */
    veil: string;
  }
  const paints = new Map<Element, Paint>();
  const paintOf = (element: Element): Paint => {
    const before = paints.get(element);
    if (before) return before;
    const style = getComputedStyle(element);
    const { backgroundColor: color, backgroundImage: image, opacity, filter, mixBlendMode } = style;
    const veil = [opacity, filter, mixBlendMode].join();
    const paint = {
      background: color === 'rgba(0, 0, 0, 0)' && image === 'none' ? '' : `${color} ${image}`,
      isOpaque: image === 'none' && color.startsWith('rgb('),
      veil: veil === '1,none,normal' ? '' : veil,
    };
    paints.set(element, paint);
    return paint;
  };
  /** What is painted by elements, the nearest first, until nothing further is seen. */
  const layers = (elements: readonly Element[]): string => {
    const all = elements.map(paintOf);
    const last = all.findIndex(({ isOpaque }) => isOpaque);
    const visible = all.slice(0, last < 0 ? all.length : last + 1);
    return [...visible.map(({ background }) => background), ...all.map(({ veil }) => veil)]
      .filter(Boolean)
      .join(' ');
  };
  const lookOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    // For large text, less contrast is enough.
    const isLarge = size >= 24 || (size >= 18.6 && Number(fontWeight) >= 700);
    const parents: Element[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) parents.push(each);
    const inTree = layers(parents);
    const { left, top, width, height } = element.getBoundingClientRect();
    const hits = document.elementsFromPoint(left + width / 2, top + height / 2);
    // Without what is in front of it; nothing where it is scrolled out of view.
    const onScreen = hits.includes(element) ? layers(hits.slice(hits.indexOf(element))) : inTree;
    return [color, isLarge, textShadow, inTree, onScreen === inTree ? '' : onScreen].join(' | ');
  };
  const hasText = (element: Element) =>
    element.matches('input, textarea, select') ||
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());

  const roots = part ? [...document.querySelectorAll(part)] : [document.documentElement];
  const found = roots
    .flatMap((root) => [root, ...root.querySelectorAll('*')])
    .filter((each) => hasText(each) && each.checkVisibility({ visibilityProperty: true }));
  return [...new Map(found.map((element) => [lookOf(element), element]))];
}

/**
 * Runs in the page: returns what can be clicked and is covered, or smaller than 24 pixels and too near something
 * else, one element for each such situation.
 * @param part a selector of what is checked; the whole page if it is empty
 */
export function crowdedTargets(part: string): Suspects {
  const least = 24;
  const clickable = 'a, button, summary, input, select, textarea, [tabindex]';
  const boxes = [...document.querySelectorAll(clickable)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { element, left, top, width, height, isSmall: Math.min(width, height) < least };
    });
  type Box = (typeof boxes)[number];

  const isNear = (from: Box, to: Box): boolean => {
    const [x, y] = [from.left + from.width / 2, from.top + from.height / 2];
    if (to.isSmall) {
      return Math.hypot(x - to.left - to.width / 2, y - to.top - to.height / 2) < least;
    }
    const dx = Math.max(to.left - x, 0, x - to.left - to.width);
    const dy = Math.max(to.top - y, 0, y - to.top - to.height);
    return Math.hypot(dx, dy) < least / 2;
  };
  /** What else is hit in the middle, although no scrolling part cuts the element off there. */
  const coverOf = ({ element, left, top, width, height }: Box): DOMRect[] => {
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    const own = element.closest('label') ?? element;
    if (!hit || hit.contains(element) || own.contains(hit)) return [];
    for (let each: Element | null = element; each; each = each.parentElement) {
      const clip = each.getBoundingClientRect();
      const isInside = x > clip.left && x < clip.right && y > clip.top && y < clip.bottom;
      if (!isInside && getComputedStyle(each).overflow !== 'visible') return [];
    }
    return [hit.getBoundingClientRect()];
  };
  const situationOf = (box: Box): string => {
    const near = box.isSmall ? boxes.filter((each) => each !== box && isNear(box, each)) : [];
    const others = [...near, ...coverOf(box)];
    if (others.length === 0) return '';
    const sizes = others.map(({ left, top, width, height }) =>
      [left - box.left, top - box.top, width, height].map(Math.round).join(),
    );
    return [box.element.tagName, Math.round(box.width), Math.round(box.height), ...sizes].join(' ');
  };
  const found = boxes
    .filter(({ element }) => !part || element.closest(part))
    .map((box) => [situationOf(box), box.element] as const)
    .filter(([situation]) => situation);
  return [...new Map(found)];
}
