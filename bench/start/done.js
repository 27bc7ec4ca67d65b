/** Says that the page has been painted with what it was made for. */
import { presented } from '../timing.js';

export const done = () => presented().then(() => performance.mark('shown'));
