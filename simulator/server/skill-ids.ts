/**
 * The skill of this local Alexa, whatever its id is. `ask dialog --skill-id` insists on an id of this shape, which
 * `amzn1.ask.skill.local` does not have.
 */
export const THIS_SKILL = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';
