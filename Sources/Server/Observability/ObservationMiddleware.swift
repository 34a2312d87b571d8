import Gateway
import HTTPTypes
import Hummingbird
import Logging
import Translation

/// Gives each request an identifier and a place in its trace, counts it, and writes a line about it where that is wanted.
///
/// What is written and counted is the route as the description has it, never the path, a text, a key or an address.
struct ObservationMiddleware: RouterMiddleware {
    typealias Context = GatewayRequestContext

    let routes: RouteTable
    let metrics: MetricsRegistry
    /// Whether each request is logged at level info.
    let isEachRequestLogged: Bool

    // Both literals are field names (RFC 9110, 5.1).
    private static let requestID = HTTPField.Name("X-Request-Id")
    private static let traceparent = HTTPField.Name("traceparent")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let trace =
            Self.traceparent.flatMap { request.headers[$0] }.flatMap(TraceContext.init(traceparent:)) ?? TraceContext()
        let id = Self.identifier(Self.requestID.flatMap { request.headers[$0] }) ?? trace.spanID
        var context = context
        context.identity = RequestIdentity(requestID: id, traceID: trace.traceID)
        let route = routes.pattern(of: request.uri.path) ?? "unknown"
        metrics.add(1, to: .requestsInFlight)
        defer { metrics.add(-1, to: .requestsInFlight) }
        var status = 500
        defer {
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
            metrics.add(1, to: .requests, route, method, "\(status)")
            metrics.observe(seconds, in: .requestSeconds, route)
            if isEachRequestLogged {
                context.logger.info(
                    "request",
                    metadata: context.identity.metadata([
                        "http.route": .string(route), "http.method": .string(method),
                        "http.status": .stringConvertible(status), "duration.seconds": .stringConvertible(seconds),
                    ]))
            }
        }
        var response = try await TraceContext.$current.withValue(trace) { [context] in
            try await next(request, context)
        }
        status = response.status.code
        if let name = Self.requestID { response.headers[name] = id }
        return response
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

    /// A caller's identifier if it is short and harmless in a log.
    static func identifier(_ value: String?) -> String? {
        guard let value, (1...64).contains(value.utf8.count) else { return nil }
        let isHarmless = value.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
        return isHarmless ? value : nil
    }
}
