// net/http and its neighbours: the map types of headers, queries and forms, and what a server calls.
// A handler runs any number of times at once on one receiver; a request and its header belong to one of those runs.
import type { Effect, MapEffect, Operand } from '../effect.js';
import { both, copies, each, eachOwner, runs, runsMethods, table, touches, walks } from '../table.js';

/** Maps of string to []string, with the methods of http.Header. */
const headerTypes = ['net/http.Header', 'net/textproto.MIMEHeader', 'github.com/nats-io/nats.go.Header'];

const headerEffects = table(
  eachOwner(headerTypes, (type) =>
    table(
      each(type, 'Get Values', touches('read', 'recv')),
      each(type, 'Add Set', touches('write', 'recv')),
      each(type, 'Del', touches('delete', 'recv')),
    ),
  ),
  each('net/url.Values', 'Get Has', touches('read', 'recv')),
  each('net/url.Values', 'Add Set', touches('write', 'recv')),
  each('net/url.Values', 'Del', touches('delete', 'recv')),
  each('net/mail.Header', 'Get', touches('read', 'recv')),
  each('net/http.Header', 'Clone', copies('recv')),
  each('net/http.Header', 'Write WriteSubset', touches('iterate', 'recv')),
  each('net/mail.Header', 'Date AddressList', touches('read', 'recv')),
  each('net/url.Values', 'Encode', touches('iterate', 'recv')),
  each('net/url', 'ParseQuery', { fresh: true }),
  each('net/url.URL', 'Query', { fresh: true }),
  each('mime', 'FormatMediaType', touches('iterate', 1)),
  each('mime/multipart.Writer', 'CreatePart', touches('iterate', 0)),
);

/** Of a request, the header alone: who sends one may fill the trailer until the body ends, and the form is the server's. */
function header(kind: MapEffect['kind'], of: Operand): Effect {
  return { maps: [{ of, kind, deep: true, fields: ['Header'] }] };
}

const requestEffects = table(
  // A shallow copy: the header is the same map.
  each('net/http.Request', 'WithContext', { returns: 'recv' }),
  each('net/http.Request', 'Clone', { ...walks('recv'), fresh: true }),
  each('net/http', 'NewRequest NewRequestWithContext ReadRequest ReadResponse', { fresh: true }),
  each('net/http/httptest', 'NewRequest NewRequestWithContext NewRecorder', { fresh: true }),
  each('net/http.Request', 'Write WriteProxy', walks('recv')),
  each('net/http.Response', 'Write', walks('recv')),
  each('net/http.Request', 'SetBasicAuth AddCookie', header('write', 'recv')),
  each('net/http.Client', 'Do', header('iterate', 0)),
  each('net/http.RoundTripper', 'RoundTrip', header('iterate', 0)),
  each('net/http.Transport', 'RoundTrip', header('iterate', 0)),
  each('net/http.Client', 'PostForm', touches('iterate', 1)),
  each('net/http', 'PostForm', touches('iterate', 1)),
  each('net/http', 'SetCookie', {}),
  each('net/http/httputil', 'DumpRequest DumpRequestOut DumpResponse', walks(0)),
);

const serves = (of: number) => runsMethods('handler', of, 'ServeHTTP');

const serverEffects = table(
  eachOwner(['net/http', 'net/http.ServeMux'], (mux) =>
    table(each(mux, 'HandleFunc', runs('handler', 1)), each(mux, 'Handle', serves(1))),
  ),
  // A conversion, `http.HandlerFunc(f)`: whatever is made a handler is served.
  each('net/http', 'HandlerFunc', runs('handler', 0)),
  each('net/http', 'ListenAndServe Serve StripPrefix', serves(1)),
  each('net/http', 'ListenAndServeTLS', serves(3)),
  each('net/http', 'ServeTLS', serves(1)),
  each('net/http', 'TimeoutHandler MaxBytesHandler AllowQuerySemicolons', serves(0)),
  each('net/http.Server', 'RegisterOnShutdown', runs('go', 0)),
  each('net/http.Server', 'Shutdown', { settles: 'handlers' }),
  each('net/http/httptest.Server', 'Close', { settles: 'handlers' }),
  each('net/http.Transport', 'RegisterProtocol', runsMethods('handler', 1, 'RoundTrip')),
  each('net/http/httptest', 'NewServer NewTLSServer NewUnstartedServer', serves(0)),
  each('net/http/fcgi', 'Serve', serves(1)),
  each('net/http/cgi', 'Serve', runsMethods('now', 0, 'ServeHTTP')),
  each('golang.org/x/net/http2/h2c', 'NewHandler', serves(0)),
  each('golang.org/x/net/websocket', 'Handler', runs('handler', 0)),
  each('expvar', 'Publish', runsMethods('handler', 1, 'String')),
  each('expvar', 'Func', runs('handler', 0)),
);

const rpcEffects = table(
  eachOwner(['net/rpc', 'net/rpc.Server'], (rpc) =>
    table(
      each(rpc, 'Register', runsMethods('handler', 0, '*')),
      each(rpc, 'RegisterName', runsMethods('handler', 1, '*')),
    ),
  ),
);

export const httpEffects = table(
  headerEffects,
  requestEffects,
  serverEffects,
  rpcEffects,
  each('net/http/cookiejar.Jar', 'SetCookies Cookies', {}),
  each('net/http/httputil', 'NewSingleHostReverseProxy', { fresh: true }),
  each('net/http.ResponseWriter', 'Header', { returns: 'recv' }),
  each('net/http/httptest.ResponseRecorder', 'Header', { returns: 'recv' }),
  each('net/http/httptest.ResponseRecorder', 'Result', both({ fresh: true }, walks('recv'))),
);
