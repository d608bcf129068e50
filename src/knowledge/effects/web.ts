// Web frameworks and routers: what is registered with them is called for each request, many at once.
// Functions that only build routes (chi's Route, mux's Walk) call their argument now. A middleware of the form
// func(next Handler) Handler is called now, once; the handler it hands back is what the server calls.
import { both, decodes, each, eachOwner, encodes, runs, runsMethods, table } from '../table.js';

const upper = 'GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE';
const camel = 'Get Head Post Put Patch Delete Options Connect Trace';
const serves = (of: number) => runsMethods('handler', of, 'ServeHTTP');

const gin = 'github.com/gin-gonic/gin';
const ginEffects = table(
  eachOwner([`${gin}.RouterGroup`, `${gin}.Engine`, `${gin}.IRoutes`, `${gin}.IRouter`], (router) =>
    table(
      each(router, `${upper} Any`, runs('handler', { from: 1 })),
      each(router, 'Handle Match', runs('handler', { from: 2 })),
      each(router, 'Group', runs('handler', { from: 1 })),
      each(router, 'Use', runs('handler', { from: 0 })),
    ),
  ),
  each(`${gin}.Engine`, 'NoRoute NoMethod', runs('handler', { from: 0 })),
  each(gin, 'WrapF HandlerFunc', runs('handler', 0)),
  each(gin, 'WrapH', serves(0)),
  each(
    `${gin}.Context`,
    'JSON IndentedJSON SecureJSON JSONP AsciiJSON PureJSON AbortWithStatusJSON YAML XML',
    encodes(1),
  ),
  each(`${gin}.Context`, 'HTML', { maps: [{ of: 2, kind: 'iterate', deep: true, may: true }] }),
  each(`${gin}.Context`, 'Bind BindJSON BindQuery BindYAML ShouldBind ShouldBindJSON ShouldBindQuery ShouldBindYAML', {
    ...decodes(0),
  }),
  each(`${gin}.Context`, 'Copy', { fresh: true }),
  each(`${gin}.Context`, 'Set', { carried: 'set' }),
  each(`${gin}.Context`, 'Get MustGet Value', { carried: 'get' }),
);

const echoEffects = eachOwner(['', '/v3', '/v4', '/v5'], (version) => {
  const echo = `github.com/labstack/echo${version}`;
  return table(
    eachOwner([`${echo}.Echo`, `${echo}.Group`], (router) =>
      table(
        each(router, `${upper} Any`, both(runs('handler', 1), runs('now', { from: 2 }))),
        each(router, 'Add Match', both(runs('handler', 2), runs('now', { from: 3 }))),
        each(router, 'Use Pre', runs('now', { from: 0 })),
        each(router, 'Group', runs('now', { from: 1 })),
      ),
    ),
    each(`${echo}.Echo`, 'Shutdown', { settles: 'handlers' }),
    each(echo, 'HandlerFunc WrapMiddleware', runs('handler', 0)),
    each(echo, 'WrapHandler', serves(0)),
    each(`${echo}.Context`, 'JSON JSONPretty XML XMLPretty', encodes(1)),
    each(`${echo}.Context`, 'JSONP', encodes(2)),
    each(`${echo}.Context`, 'Render', { maps: [{ of: 2, kind: 'iterate', deep: true, may: true }] }),
    each(`${echo}.Context`, 'Bind', decodes(0)),
    each(`${echo}.Context`, 'Set', { carried: 'set' }),
    each(`${echo}.Context`, 'Get', { carried: 'get' }),
  );
});

const chiEffects = eachOwner(['github.com/go-chi/chi', 'github.com/go-chi/chi/v4', 'github.com/go-chi/chi/v5'], (chi) =>
  eachOwner([`${chi}.Mux`, `${chi}.Router`], (router) =>
    table(
      each(router, `${camel} HandleFunc`, runs('handler', 1)),
      each(router, 'MethodFunc', runs('handler', 2)),
      each(router, 'Handle Mount', serves(1)),
      each(router, 'Method', serves(2)),
      each(router, 'NotFound MethodNotAllowed', runs('handler', 0)),
      each(router, 'Route', runs('now', 1)),
      each(router, 'Group', runs('now', 0)),
      each(router, 'Use With', runs('now', { from: 0 })),
    ),
  ),
);

const fiberEffects = eachOwner(['', '/v2', '/v3'], (version) => {
  const fiber = `github.com/gofiber/fiber${version}`;
  return table(
    eachOwner([`${fiber}.App`, `${fiber}.Group`, `${fiber}.Router`], (router) =>
      table(
        each(router, `${camel} All`, runs('handler', { from: 1 })),
        each(router, 'Add', runs('handler', { from: 2 })),
        each(router, 'Use', runs('handler', { from: 0 })),
        each(router, 'Group', runs('handler', { from: 1 })),
        each(router, 'Route', runs('now', 1)),
      ),
    ),
    each(`${fiber}.App`, 'Shutdown ShutdownWithContext ShutdownWithTimeout', { settles: 'handlers' }),
    each(`${fiber}.Ctx`, 'JSON XML', encodes(0)),
    each(`${fiber}.Ctx`, 'BodyParser QueryParser', decodes(0)),
    // With a second argument, it stores that.
    each(`${fiber}.Ctx`, 'Locals', { carried: 'set' }),
  );
});

const mux = 'github.com/gorilla/mux';
const gorillaEffects = table(
  each(`${mux}.Router`, 'HandleFunc', runs('handler', 1)),
  each(`${mux}.Router`, 'Handle', serves(1)),
  each(`${mux}.Router`, 'Walk', runs('now', 0)),
  each(`${mux}.Router`, 'Use', runs('now', { from: 0 })),
  each(`${mux}.Router`, 'MatcherFunc', runs('handler', 0)),
  each(`${mux}.Route`, 'HandlerFunc MatcherFunc', runs('handler', 0)),
  each(`${mux}.Route`, 'Handler', serves(0)),
  each(mux, 'Vars', { fresh: true }),
  each(mux, 'SetURLVars', {}),
  each('github.com/gorilla/handlers', 'LoggingHandler CombinedLoggingHandler', serves(1)),
  each('github.com/gorilla/handlers', 'CompressHandler ProxyHeaders', serves(0)),
  each('github.com/gorilla/rpc.Server', 'RegisterService', runsMethods('handler', 0, '*')),
  each('github.com/gorilla/rpc/v2.Server', 'RegisterService', runsMethods('handler', 0, '*')),
  eachOwner(['github.com/gorilla/websocket.Conn'], (conn) =>
    table(
      each(conn, 'WriteJSON', encodes(0)),
      each(conn, 'ReadJSON', decodes(0)),
      // Run by the goroutine that reads from the connection.
      each(conn, 'SetCloseHandler SetPingHandler SetPongHandler', runs('later', 0)),
    ),
  ),
);

const routerEffects = table(
  each('github.com/julienschmidt/httprouter.Router', upper, runs('handler', 1)),
  each('github.com/julienschmidt/httprouter.Router', 'Handle HandlerFunc', runs('handler', 2)),
  each('github.com/julienschmidt/httprouter.Router', 'Handler', serves(2)),
  eachOwner(['github.com/fasthttp/router.Router', 'github.com/fasthttp/router.Group'], (router) =>
    table(each(router, `${upper} ANY`, runs('handler', 1)), each(router, 'Handle', runs('handler', 2))),
  ),
  each('github.com/valyala/fasthttp', 'ListenAndServe Serve', runs('handler', 1)),
  each('github.com/valyala/fasthttp', 'ListenAndServeUNIX', runs('handler', 2)),
  each('github.com/valyala/fasthttp', 'ListenAndServeTLS', runs('handler', 3)),
  each('github.com/valyala/fasthttp', 'RequestHandler', runs('handler', 0)),
  each('github.com/valyala/fasthttp.Server', 'Shutdown ShutdownWithContext', { settles: 'handlers' }),
  each('github.com/valyala/fasthttp.RequestCtx', 'SetUserValue', { carried: 'set' }),
  each('github.com/valyala/fasthttp.RequestCtx', 'UserValue Value', { carried: 'get' }),
  eachOwner(['github.com/emicklei/go-restful', 'github.com/emicklei/go-restful/v3'], (restful) =>
    table(
      each(`${restful}.RouteBuilder`, 'To Filter', runs('handler', 0)),
      each(`${restful}.WebService`, 'Filter', runs('handler', 0)),
      each(`${restful}.Container`, 'Filter', runs('handler', 0)),
      each(`${restful}.Container`, 'Handle', serves(1)),
      each(`${restful}.Response`, 'WriteEntity WriteAsJson', encodes(0)),
    ),
  ),
  each('github.com/kataras/iris/v12.Party', camel, runs('handler', { from: 1 })),
  eachOwner(['github.com/beego/beego/v2/server/web', 'github.com/astaxie/beego'], (beego) =>
    table(each(beego, camel, runs('handler', 1)), each(beego, 'Router', runsMethods('handler', 1, '*'))),
  ),
  eachOwner(
    ['github.com/go-martini/martini.Router', 'github.com/go-macaron/macaron.Router', 'gopkg.in/macaron.v1.Router'],
    (router) => each(router, `${camel} Any`, runs('handler', { from: 1 })),
  ),
  each('github.com/bmizerany/pat.PatternServeMux', 'Get Post Put Del Head Options', serves(1)),
  each('github.com/urfave/negroni.Negroni', 'UseHandler', serves(0)),
  each('github.com/urfave/negroni.Negroni', 'UseFunc UseHandlerFunc', runs('handler', 0)),
  eachOwner(['github.com/justinas/alice.Chain'], (chain) =>
    table(each(chain, 'Then', serves(0)), each(chain, 'ThenFunc', runs('handler', 0))),
  ),
  each('github.com/zeromicro/go-zero/rest/httpx', 'OkJson', encodes(1)),
  each('github.com/go-chi/render', 'JSON', encodes(2)),
  each('github.com/unrolled/render.Render', 'JSON', encodes(2)),
  each('github.com/caddyserver/certmagic.Config', 'HTTPChallengeHandler', serves(0)),
  each('github.com/hashicorp/go-cleanhttp', 'PrintablePathCheckHandler', serves(0)),
  eachOwner(['github.com/go-kit/kit/transport/http', 'github.com/go-kit/kit/transport/grpc'], (kit) =>
    each(kit, 'NewServer', runs('handler', 0, 1, 2)),
  ),
  each('github.com/modelcontextprotocol/go-sdk/mcp', 'AddTool', runs('handler', 2)),
  each('github.com/mark3labs/mcp-go/server.MCPServer', 'AddTool', runs('handler', 1)),
  each('goji.io.Mux', 'HandleFunc', runs('handler', 1)),
  each('goji.io.Mux', 'Handle', serves(1)),
  each('github.com/rs/cors.Cors', 'Handler', serves(0)),
);

export const webEffects = table(ginEffects, echoEffects, chiEffects, fiberEffects, gorillaEffects, routerEffects);
