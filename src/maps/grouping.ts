/** What draws places in groups, brought when there are any. */
export { classOfCount, edges, groupAt, groupsIn, markIn, swatches, viewInto } from './groups.js';
export { paintGroups } from './paint-groups.js';
