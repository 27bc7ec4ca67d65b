/** The error that a status names by itself. */
import { DatasetError, type ErrorCode } from '../../model.js';

const codes: Readonly<Record<number, ErrorCode>> = {
  202: 'busy',
  400: 'bad-request',
  401: 'private',
  403: 'private',
  404: 'not-found',
  409: 'bad-request',
  410: 'not-found',
  413: 'too-big',
  414: 'bad-request',
  422: 'bad-request',
  429: 'rate-limited',
  503: 'busy',
  504: 'timeout',
};

export const failed = (status: number, url: URL): DatasetError =>
  new DatasetError(codes[status] ?? (status >= 500 ? 'server' : 'bad-response'), `${url.host} answered with status ${status}`, {
    url,
    status,
  });
