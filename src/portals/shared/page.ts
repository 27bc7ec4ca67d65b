/** The plainest question. */
import type { Query } from '../../model.js';

/** Whether a question asks for rows as they come: then there is no name to check, and nothing to divide. */
export const isPage = ({ search, where, select, order }: Query): boolean => !search && !where && !select && !order?.length;
