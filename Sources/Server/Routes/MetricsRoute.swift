import Gateway
import HTTPTypes
import Hummingbird

/// `GET /metrics`: the numbers of the gateway as Prometheus reads them.
struct MetricsRoute: Sendable {
    let services: GatewayServices

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        await services.reportFigures()
        var headers = HTTPFields()
        headers[.contentType] = PrometheusText.mediaType
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: PrometheusText.text(of: services.metrics))))
    }
}
