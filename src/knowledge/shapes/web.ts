// Handlers of HTTP servers and of what lies upon HTTP.
import { concurrent, handler } from './shape.js';

const writer = 'net/http.ResponseWriter';
const request = '*net/http.Request';
const response = '*net/http.Response';
const restful = ['github.com/emicklei/go-restful', 'github.com/emicklei/go-restful/v3'];
const proxy = '*github.com/elazarl/goproxy.ProxyCtx';

export const webShapes = [
  concurrent('HTTP handler', 'ServeHTTP', [writer, request], []),
  handler('HTTP handler', [writer, request, '...']),
  handler('HTTP handler', ['context.Context', writer, request, '...']),
  handler('HTTP handler', [writer, request, 'github.com/julienschmidt/httprouter.Params']),
  concurrent('HTTP transport', 'RoundTrip', [request], [response, 'error']),
  handler('HTTP handler', [request, proxy], [request, response]),
  handler('HTTP handler', [response, proxy], [response]),
  handler('gin handler', ['*github.com/gin-gonic/gin.Context']),
  handler('echo handler', ['github.com/labstack/echo.Context'], ['error']),
  handler('echo handler', ['github.com/labstack/echo/v4.Context'], ['error']),
  handler('echo handler', ['*github.com/labstack/echo/v5.Context'], ['error']),
  handler('fiber handler', ['*github.com/gofiber/fiber.Ctx']),
  handler('fiber handler', ['*github.com/gofiber/fiber/v2.Ctx'], ['error']),
  handler('fiber handler', ['github.com/gofiber/fiber/v3.Ctx'], ['error']),
  handler('fasthttp handler', ['*github.com/valyala/fasthttp.RequestCtx']),
  handler('iris handler', ['github.com/kataras/iris/v12/context.Context']),
  ...restful.map((path) => handler('restful handler', [`*${path}.Request`, `*${path}.Response`, '...'])),
  handler('websocket handler', ['*golang.org/x/net/websocket.Conn'], []),
  handler('hertz handler', ['context.Context', '*github.com/cloudwego/hertz/pkg/app.RequestContext']),
  handler('HTTP handler', ['*github.com/gogf/gf/v2/net/ghttp.Request']),
  handler('beego filter', ['*github.com/beego/beego/v2/server/web/context.Context']),
  handler('buffalo handler', ['github.com/gobuffalo/buffalo.Context'], ['error']),
  handler('macaron handler', ['*gopkg.in/macaron.v1.Context']),
  handler('go-swagger handler', ['...'], ['github.com/go-openapi/runtime/middleware.Responder']),
  handler('GraphQL resolver', ['github.com/graphql-go/graphql.ResolveParams'], ['any', 'error']),

  // One goroutine reads from each connection.
  ...['github.com/olahol/melody', 'gopkg.in/olahol/melody.v1'].flatMap((melody) => [
    handler('websocket handler', [`*${melody}.Session`], []),
    handler('websocket handler', [`*${melody}.Session`, '[]uint8'], []),
  ]),
  concurrent('websocket handler', 'OnOpen', ['*github.com/lxzan/gws.Conn'], []),
  concurrent('websocket handler', 'OnClose', ['*github.com/lxzan/gws.Conn', 'error'], []),
  concurrent('websocket handler', 'OnMessage', ['*github.com/lxzan/gws.Conn', '*github.com/lxzan/gws.Message'], []),
  handler('websocket handler', ['*github.com/centrifugal/centrifuge.Client'], []),
  ...['github.com/pion/webrtc/v3', 'github.com/pion/webrtc/v4'].map((webrtc) =>
    handler('track handler', [`*${webrtc}.TrackRemote`, `*${webrtc}.RTPReceiver`], []),
  ),

  concurrent('cookie jar', 'Cookies', ['*net/url.URL'], ['[]*net/http.Cookie']),
  concurrent('cookie jar', 'SetCookies', ['*net/url.URL', '[]*net/http.Cookie'], []),
  concurrent('token source', 'Token', [], ['*golang.org/x/oauth2.Token', 'error']),
  concurrent(
    'token credential',
    'GetToken',
    ['context.Context', 'github.com/Azure/azure-sdk-for-go/sdk/azcore/policy.TokenRequestOptions'],
    ['github.com/Azure/azure-sdk-for-go/sdk/azcore.AccessToken', 'error'],
  ),
];
