import { blockRules } from './block-rules.ts';
import { inlineRules } from './inline-rules.ts';
import { lostAttributes } from './lost-attributes.ts';
import { mediaRules } from './media-rules.ts';
import { ownRules } from './own-rules.ts';
import type { Rule } from './reading.ts';
import { attribute, type Element, UNSHOWN } from './tree.ts';

const RULES: Record<string, Rule> = { ...blockRules, ...inlineRules, ...mediaRules };

/** The rule for an element: our own node where it says so, else what its name means, else its content alone. */
export function ruleFor(element: Element): Rule {
  const own = ownRules[attribute(element, 'data-node') ?? ''];
  if (own) return own;
  return (...about) => {
    const [, , , reading] = about;
    const leadsBack = reading.inNote && reading.notes.isReturn(element);
    for (const { name, reason } of leadsBack ? [] : lostAttributes(element))
      reading.loseAttribute(element, name, reason);
    const rule = Object.hasOwn(RULES, element.tagName)
      ? RULES[element.tagName]
      : UNSHOWN.has(element.tagName)
        ? unshown
        : unknown;
    rule?.(...about);
  };
}

const unshown: Rule = (element, _flow, _marks, reading) => {
  const content = element.childNodes.find((child) => 'value' in child);
  reading.lose(
    element,
    'It is never shown as text and was left out.',
    content && 'value' in content ? content.value : undefined,
  );
};

const unknown: Rule = (element, flow, marks, reading) => {
  reading.lose(element, 'A text has no such element; what it contains is kept.');
  reading.into(flow, element, marks);
};
